import {
  IconAlertTriangle,
  IconArchive,
  IconCircleCheck,
  IconClock,
  IconEyeCheck,
  IconHandStop,
  IconLoader2,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconX,
} from '@tabler/icons-react'
import type { CampaignState } from '../../server/contract/campaigns.ts'
import styles from './StateChip.module.css'
import { stateWords } from './stateWords.ts'

const icons: Record<CampaignState, typeof IconX> = {
  draft: IconPencil,
  launching: IconLoader2,
  needs_you: IconAlertTriangle,
  in_review: IconEyeCheck,
  paused: IconPlayerPause,
  scheduled: IconClock,
  active: IconPlayerPlay,
  rejected: IconX,
  stopped: IconHandStop,
  ended: IconCircleCheck,
  archived: IconArchive,
}

/** How a campaign is: a shape and few words, the colour last. */
export function StateChip({ state }: { state: CampaignState }) {
  const { word, tone } = stateWords[state]
  const Icon = icons[state]
  return (
    <span className={`${styles.chip} ${styles[tone]}`}>
      <Icon size={14} aria-hidden="true" />
      {word}
    </span>
  )
}
