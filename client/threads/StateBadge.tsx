import {
  IconAlertTriangle,
  IconBan,
  IconCalendarClock,
  IconCheck,
  IconClock,
  IconEyeOff,
  IconTrash,
} from '@tabler/icons-react'
import type { ThreadRow } from '../../server/contract/threads.ts'
import styles from './StateBadge.module.css'

/** The one thing about a thread that is worth a sign in the list; nothing for most. */
export function StateBadge({ row: { delivery, deletedAt, hiddenAt, doneAt } }: { row: ThreadRow }) {
  if (delivery === 'needs_you') return <Badge tone="amber" icon={IconAlertTriangle} word="Needs you" />
  if (delivery === 'refused') return <Badge tone="red" icon={IconBan} word="Refused" />
  if (delivery === 'confirming') return <Badge tone="calm" icon={IconClock} word="Confirming" />
  if (delivery === 'scheduled') return <Badge tone="calm" icon={IconCalendarClock} word="Scheduled" />
  if (delivery === 'sending' || delivery === 'waiting') return <Badge tone="calm" icon={IconClock} word="Sending" />
  if (deletedAt) return <Badge tone="calm" icon={IconTrash} word="Deleted" />
  if (hiddenAt) return <Badge tone="calm" icon={IconEyeOff} word="Hidden" />
  if (doneAt) return <Badge tone="calm" icon={IconCheck} word="Done" />
  return null
}

interface BadgeProps {
  tone: 'amber' | 'red' | 'calm'
  icon: typeof IconClock
  word: string
}

export const Badge = ({ tone, icon: Icon, word }: BadgeProps) => (
  <span className={`${styles.badge} ${styles[tone]}`}>
    <Icon size={12} stroke={2} aria-hidden="true" />
    {word}
  </span>
)
