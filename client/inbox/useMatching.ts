import { useQuery } from '@tanstack/react-query'
import type { InboxSearch } from '../paths.ts'
import { filtersOf } from '../threads/search.ts'
import { countsQuery } from '../threads/threads.ts'

/** How many threads an address asks for, where that is kept: of a view, on both networks or on one. */
export function useMatching(pairId: string, search: InboxSearch): number | undefined {
  const { data: counts } = useQuery(countsQuery(pairId))
  const others = filtersOf(search).filter(([name]) => name !== 'network')
  const count = counts?.views[search.view]
  if (!count || others.length > 0) return undefined
  return search.network ? count[search.network] : count.facebook + count.instagram
}
