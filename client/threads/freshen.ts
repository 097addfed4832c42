import type { QueryClient } from '@tanstack/react-query'
import type { Change } from '../../server/contract/live.ts'
import { api } from '../api.ts'
import { threadIdIn } from './cache.ts'
import { freshenList } from './freshenList.ts'

/** Every change of the inbox carries this key, so that answers on their way are not mistaken for news. */
export const inboxChange = ['inbox', 'change'] as const

interface Found {
  pages: { items: { thread: { id: string } }[] }[]
}

interface News {
  waiting: Change[]
  /** Until when the next wait; what comes after that is read at once. */
  restsUntil: number
  resting?: ReturnType<typeof setTimeout>
}

const newsOf = new WeakMap<QueryClient, News>()
const restMs = 1_000

/**
 * Reads again what changed: the counts, the threads that are open, and the beginning of each list on the screen.
 * The first news is read at once and whatever follows within a second together: a change made here comes back
 * from the stream as well, and hands that triage make many. While such a change is on its way, all of it waits: an
 * answer from before it would undo it for a blink.
 */
export function freshenInbox(queries: QueryClient, changes: Change[], ownChanges = 0) {
  const news = newsOf.get(queries) ?? { waiting: [], restsUntil: 0 }
  newsOf.set(queries, news)
  news.waiting.push(...changes)
  const isBusy = queries.isMutating({ mutationKey: inboxChange }) > ownChanges
  if (isBusy || news.waiting.length === 0) return

  const rest = news.restsUntil - performance.now()
  clearTimeout(news.resting)
  if (rest > 0) {
    news.resting = setTimeout(() => freshenInbox(queries, []), rest)
    return
  }
  news.restsUntil = performance.now() + restMs
  readAgain(queries, news.waiting.splice(0))
}

function readAgain(queries: QueryClient, all: Change[]) {
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
  for (const { key } of [api.inbox.getThread, api.people.getCustomer, api.people.getTwins])
    void queries.invalidateQueries({
      queryKey: key,
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
