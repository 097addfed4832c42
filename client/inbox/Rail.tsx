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
import { memo } from 'react'
import type { View } from '../../server/contract/inbox.ts'
import { CoverageLine } from '../coverage/CoverageLine.tsx'
import { type InboxSearch, paths } from '../paths.ts'
import { sameSearch } from '../threads/search.ts'
import { countsQuery, viewWords } from '../threads/threads.ts'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { networks } from '../ui/networks.ts'
import { readable } from '../ui/numbers.ts'
import styles from './Rail.module.css'
import { RailLabels } from './RailLabels.tsx'
import { RailLink } from './RailLink.tsx'
import { RailViews } from './RailViews.tsx'

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

/** What waits for somebody, and what does not. */
const groups: View[][] = [
  ['open', 'unread', 'mine', 'unassigned', 'ads', 'mentions'],
  ['needs_you', 'snoozed', 'hidden', 'done', 'all'],
]

/** The views, each with the number of threads in it; one's own; and which network to look at. */
export const Rail = memo(function Rail({ pairId, search }: { pairId: string; search: InboxSearch }) {
  const { data: counts } = useQuery(countsQuery(pairId))
  const { network } = search
  const countOf = (view: View) => {
    const count = counts?.views[view]
    return count && (network ? count[network] : count.facebook + count.instagram)
  }
  return (
    <nav className={styles.rail} aria-label="Views">
      {groups.map((group) => (
        <div key={group[0]} className={styles.group}>
          {group.map((view) => {
            const Icon = icons[view]
            return (
              <RailLink
                key={view}
                to={paths.inbox(pairId, { view, network })}
                here={sameSearch(search, { view, network })}
                icon={<Icon size={16} stroke={1.8} aria-hidden="true" />}
                count={counted(countOf(view))}
                pressing={view === 'needs_you' && (countOf(view) ?? 0) > 0}
              >
                {viewWords[view]}
              </RailLink>
            )
          })}
        </div>
      ))}
      <RailViews pairId={pairId} search={search} />
      <RailLabels pairId={pairId} search={search} />
      <div className={styles.group}>
        <h2 className={styles.title}>Where</h2>
        {[undefined, ...networks].map((each) => (
          <RailLink key={each ?? 'both'} to={paths.inbox(pairId, { ...search, network: each })} here={each === network}>
            {each ? <NetworkMark network={each} /> : 'Both'}
          </RailLink>
        ))}
      </div>
      <CoverageLine
        pairId={pairId}
        undecided={counts ? counts.views.needs_you.facebook + counts.views.needs_you.instagram : 0}
      />
    </nav>
  )
})

const counted = (count: number | undefined) => (count ? readable(count) : '')
