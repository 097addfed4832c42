import { createSpotlight } from '@mantine/spotlight'
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { api } from '../api.ts'

const [store, actions] = createSpotlight()
export const paletteStore = Object.assign(store, { open: actions.open })

type Lists = InfiniteData<{ items: ThreadRow[] }>

/** The threads this browser has already read, each once, with the pair they belong to; at most 500. */
export function rowsInCache(queries: QueryClient) {
  const lists = queries.getQueriesData<Lists>({ queryKey: api.inbox.listThreads.key })
  const rows = lists.flatMap(([key, data]) => {
    const { params } = key[2] as { params: { pairId: string } }
    return (data?.pages ?? []).flatMap(({ items }) => items.map((row) => ({ ...row, pairId: params.pairId })))
  })
  return [...new Map(rows.map((row) => [row.id, row])).values()].slice(0, 500)
}
