import type { QueryClient } from '@tanstack/react-query'
import type { Change } from '../../server/contract/live.ts'
import { api } from '../api.ts'
import { freshenList } from './freshenList.ts'

/** Every change of the inbox carries this key, so that answers on their way are not mistaken for news. */
export const inboxChange = ['inbox', 'change'] as const

interface Found {
  pages: { items: { thread: { id: string } }[] }[]
}

const waiting = new WeakMap<QueryClient, Change[]>()

/**
 * Reads again what changed: the counts, the threads that are open, and the beginning of each list on the screen.
 * While a change made here is on its way, that waits: an answer from before it would undo it for a blink.
 */
export function freshenInbox(queries: QueryClient, changes: Change[], ownChanges = 0) {
  const all = [...(waiting.get(queries) ?? []), ...changes]
  waiting.set(queries, all)
  if (queries.isMutating({ mutationKey: inboxChange }) > ownChanges) return

  waiting.delete(queries)
  const ids = new Set(all.flatMap((change) => change.ids))
  const everything = all.some((change) => change.ids.length === 0)
  void queries.invalidateQueries({ queryKey: api.inbox.countThreads.key })
  // Each saved view is counted by reading it: while that goes on, further news wait for the next.
  if (!queries.isFetching({ queryKey: api.inbox.listViews.key }))
    void queries.invalidateQueries({ queryKey: api.inbox.listViews.key })
  void queries.invalidateQueries({
    queryKey: api.search.searchComments.key,
    predicate: ({ state }) => everything || threadsIn(state.data).some((id) => ids.has(id)),
  })
  void queries.invalidateQueries({
    queryKey: api.inbox.getThread.key,
    predicate: ({ queryKey }) => everything || ids.has(threadIdIn(queryKey)),
  })
  for (const list of queries.getQueryCache().findAll({ queryKey: api.inbox.listThreads.key })) {
    if (everything || !list.isActive()) void queries.invalidateQueries({ queryKey: list.queryKey, exact: true })
    else void freshenList(queries, list.queryKey, ids)
  }
}

/** Called when a change made here has its answer, while it still counts as on its way itself. */
export const settleInbox = (queries: QueryClient, threadId: string) =>
  freshenInbox(queries, [{ topic: 'inbox', pairId: null, ids: [threadId] }], 1)

/** Which threads were found. What is new is found when it is asked for anew: results do not move while they are read. */
const threadsIn = (found: unknown) =>
  ((found as Found | undefined)?.pages ?? []).flatMap(({ items }) => items.map(({ thread }) => thread.id))

const threadIdIn = (key: readonly unknown[]) => (key[2] as { params: { threadId: string } }).params.threadId
