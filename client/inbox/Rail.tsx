import {
  IconAlertTriangle,
  IconAt,
  IconCheck,
  IconClockPause,
  IconEyeOff,
  IconInbox,
  IconMailOpened,
  IconSpeakerphone,
  IconStack2,
  IconUser,
  IconUserQuestion,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { View } from '../../server/contract/inbox.ts'
import { type InboxSearch, paths } from '../paths.ts'
import { countsQuery, views, viewWords } from '../threads/threads.ts'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { networks } from '../ui/networks.ts'
import { readable } from '../ui/numbers.ts'
import styles from './Rail.module.css'

const icons = {
  open: IconInbox,
  unread: IconMailOpened,
  mine: IconUser,
  unassigned: IconUserQuestion,
  ads: IconSpeakerphone,
  mentions: IconAt,
  snoozed: IconClockPause,
  hidden: IconEyeOff,
  needs_you: IconAlertTriangle,
  done: IconCheck,
  all: IconStack2,
}

/** The views, each with the number of threads in it, and which network to look at. */
export function Rail({ pairId, search }: { pairId: string; search: InboxSearch }) {
  const { data: counts } = useQuery(countsQuery(pairId))
  const countOf = (view: View) => {
    const count = counts?.views[view]
    return count && (search.network ? count[search.network] : count.facebook + count.instagram)
  }
  return (
    <nav className={styles.rail} aria-label="Views">
      <div className={styles.group}>
        {views.map((view) => {
          const Icon = icons[view]
          const pressing = view === 'needs_you' && (countOf(view) ?? 0) > 0
          return (
            <Link
              key={view}
              className={`${styles.view} ${pressing ? styles.pressing : ''}`}
              to={paths.inbox(pairId, { ...search, view })}
              aria-current={view === search.view ? 'page' : undefined}
            >
              <Icon size={16} stroke={1.8} aria-hidden="true" />
              <span>{viewWords[view]}</span>
              <span className={styles.count}>{counted(countOf(view))}</span>
            </Link>
          )
        })}
      </div>
      <div className={styles.group}>
        <h2 className={styles.title}>Where</h2>
        {[undefined, ...networks].map((network) => (
          <Link
            key={network ?? 'both'}
            className={styles.view}
            to={paths.inbox(pairId, { ...search, network })}
            aria-current={network === search.network ? 'true' : undefined}
          >
            {network ? <NetworkMark network={network} /> : 'Both'}
          </Link>
        ))}
      </div>
    </nav>
  )
}

const counted = (count: number | undefined) => (count === undefined ? '' : readable(count))
