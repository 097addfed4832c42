import {
  IconAlertTriangle,
  IconArchive,
  IconCalendarTime,
  IconCircleCheck,
  IconEye,
  IconHandStop,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconRocket,
  IconX,
} from '@tabler/icons-react'
import type { CampaignState } from '../../server/contract/campaignStates.ts'
import styles from './CampaignBadge.module.css'

const signs = {
  draft: { word: 'Draft', icon: IconPencil, tone: 'calm' },
  launching: { word: 'Being created', icon: IconRocket, tone: 'calm' },
  needs_you: { word: 'Needs you', icon: IconAlertTriangle, tone: 'amber' },
  in_review: { word: 'In review', icon: IconEye, tone: 'calm' },
  paused: { word: 'Paused', icon: IconPlayerPause, tone: 'calm' },
  scheduled: { word: 'Scheduled', icon: IconCalendarTime, tone: 'calm' },
  active: { word: 'Running', icon: IconPlayerPlay, tone: 'on' },
  rejected: { word: 'Rejected', icon: IconX, tone: 'red' },
  stopped: { word: 'Stopped', icon: IconHandStop, tone: 'amber' },
  ended: { word: 'Ended', icon: IconCircleCheck, tone: 'calm' },
  archived: { word: 'Archived', icon: IconArchive, tone: 'calm' },
} as const satisfies Record<CampaignState, unknown>

/** How a campaign is, as a sign and a word. */
export function CampaignBadge({ state }: { state: CampaignState }) {
  const { word, icon: Icon, tone } = signs[state]
  return (
    <span className={`${styles.badge} ${styles[tone]}`}>
      <Icon size={14} aria-hidden="true" />
      {word}
    </span>
  )
}
