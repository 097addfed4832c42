import { IconBookmark, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { SavedView } from '../../server/contract/inbox.ts'
import { type InboxSearch, paths } from '../paths.ts'
import { sameSearch } from '../threads/search.ts'
import { viewsQuery } from '../threads/threads.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { readable } from '../ui/numbers.ts'
import styles from './Rail.module.css'
import { RailLink } from './RailLink.tsx'

/** The views that somebody has saved: one's own, and those of the whole team. */
export function RailViews({ pairId, search }: { pairId: string; search: InboxSearch }) {
  const { data } = useQuery(viewsQuery(pairId))
  if (!data || data.items.length === 0) return null
  return (
    <div className={styles.group}>
      <h2 className={styles.title}>Saved</h2>
      {data.items.map((view) => (
        <RailLink
          key={view.id}
          to={paths.inbox(pairId, view.filter)}
          here={sameSearch(search, view.filter)}
          icon={<ViewIcon view={view} />}
          count={countedUpTo(view.count)}
        >
          <ForeignText oneLine>{view.name}</ForeignText>
        </RailLink>
      ))}
    </div>
  )
}

function ViewIcon({ view }: { view: SavedView }) {
  const Icon = view.team ? IconUsers : IconBookmark
  return <Icon size={16} stroke={1.8} aria-label={view.team ? "The team's" : 'Your own'} />
}

const countedUpTo = ({ number, more }: SavedView['count']) => (number ? `${readable(number)}${more ? '+' : ''}` : '')
