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
  readAt: number
  resting?: ReturnType<typeof setTimeout>
  /** When threads were last triaged here: the screen shows that already, and the stream will bring it back. */
  triagedAt: Map<string, number>
}

const newsOf = new WeakMap<QueryClient, News>()
const restMs = 100
const triageRestMs = 1_000
const echoMs = 3_000

/**
 * Reads again what changed: the counts, the threads that are open, and the beginning of each list on the screen.
 * The first news is read at once, and what follows on its heels together; what hands that triage make many of, and the
 * stream brings back to them, once a second. While a change made here is on its way, all of it waits: an answer from
 * before it would undo it for a blink.
 */
export function freshenInbox(queries: QueryClient, changes: Change[], ownChanges = 0) {
  const news = newsIn(queries)
  news.waiting.push(...changes)
  const isBusy = queries.isMutating({ mutationKey: inboxChange }) > ownChanges
  if (isBusy || news.waiting.length === 0) return

  const now = performance.now()
  const isEcho = (id: string) => (news.triagedAt.get(id) ?? Number.NEGATIVE_INFINITY) + echoMs > now
  const isTriage = news.waiting.every(({ ids }) => ids.length > 0 && ids.every(isEcho))
  const rest = news.readAt + (isTriage ? triageRestMs : restMs) - now
  clearTimeout(news.resting)
  if (rest > 0) {
    news.resting = setTimeout(() => freshenInbox(queries, []), rest)
    return
  }
  news.readAt = now
  readAgain(queries, news.waiting.splice(0))
}

function newsIn(queries: QueryClient): News {
  const news = newsOf.get(queries) ?? { waiting: [], readAt: Number.NEGATIVE_INFINITY, triagedAt: new Map() }
  newsOf.set(queries, news)
  return news
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
export function settleInbox(queries: QueryClient, threadId: string) {
  newsIn(queries).triagedAt.delete(threadId)
  freshenInbox(queries, [{ topic: 'inbox', pairId: null, ids: [threadId] }], 1)
}

/** The same for what only moves a thread about. */
export function settleTriage(queries: QueryClient, threadId: string) {
  newsIn(queries).triagedAt.set(threadId, performance.now())
  freshenInbox(queries, [{ topic: 'inbox', pairId: null, ids: [threadId] }], 1)
}

/** Which threads were found. What is new is found when it is asked for anew: results do not move while they are read. */
const threadsIn = (found: unknown) =>
  ((found as Found | undefined)?.pages ?? []).flatMap(({ items }) => items.map(({ thread }) => thread.id))
