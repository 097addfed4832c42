import { IconSearchOff } from '@tabler/icons-react'
import { Link } from 'react-router'
import { type InboxSearch, paths } from '../paths.ts'
import { filtersOf } from '../threads/search.ts'
import { EmptyState } from '../ui/EmptyState.tsx'

interface NothingFoundProps {
  pairId: string
  search: InboxSearch
  title: string
}

/** What to try instead. */
export function NothingFound({ pairId, search, title }: NothingFoundProps) {
  const { text, by } = search
  const isNarrow = search.view !== 'all' || filtersOf(search).length > 0
  return (
    <EmptyState title={title} icon={<IconSearchOff size={28} stroke={1.5} aria-hidden="true" />}>
      <p>
        All of the words have to be there; of the last one its beginning is enough. Try fewer, or put "quotes" around
        words that stand together.
      </p>
      {isNarrow && (
        <p>
          You look in a part of the inbox.{' '}
          <Link to={paths.inbox(pairId, { view: 'all', text, by })}>Look everywhere</Link>
        </p>
      )}
    </EmptyState>
  )
}
