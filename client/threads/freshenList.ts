import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { api } from '../api.ts'
import type { InboxSearch } from '../paths.ts'
import { personIn } from './cache.ts'
import { isFound, type ThreadPage, type ThreadPages, threadQuery } from './threads.ts'

interface ListCall {
  params: { pairId: string }
  query: InboxSearch
}

const running = new WeakMap<QueryClient, Map<QueryKey, Set<string>>>()
const mostLookedUp = 20

/**
 * Brings a list up to date by reading its first page alone, however far it was scrolled: a reader at row 1,000 of a
 * busy inbox would otherwise read 20 pages again for every new comment.
 */
export async function freshenList(queries: QueryClient, key: QueryKey, ids: Set<string>): Promise<void> {
  const lists = running.get(queries) ?? new Map<QueryKey, Set<string>>()
  running.set(queries, lists)
  const later = lists.get(key)
  if (later) return void addAll(later, ids)

  const next = new Set<string>()
  lists.set(key, next)
  try {
    await readFirstPage(queries, key, ids)
  } catch {
    await queries.invalidateQueries({ queryKey: key, exact: true })
  } finally {
    lists.delete(key)
  }
  if (next.size > 0) await freshenList(queries, key, next)
}

async function readFirstPage(queries: QueryClient, key: QueryKey, ids: Set<string>) {
  const call = key[2] as ListCall
  const first = await api.inbox.listThreads(call)
  const known = queries.getQueryData<ThreadPages>(key)
  if (!known || known.pages.length < 2) return setPages(queries, key, [first])

  const fresh = new Set(first.items.map(({ id }) => id))
  const before = known.pages.flatMap(({ items }) => items)
  if (!before.some(({ id }) => fresh.has(id))) return void queries.resetQueries({ queryKey: key, exact: true })

  const below = before.filter(({ id }) => !fresh.has(id))
  const stale = below.filter(({ id }) => ids.has(id))
  if (stale.length > mostLookedUp) return void queries.invalidateQueries({ queryKey: key, exact: true })
  const found = new Map(await Promise.all(stale.map(async ({ id }) => [id, await lookUp(queries, id)] as const)))
  const rest = below.flatMap((row) => {
    const now = found.has(row.id) ? found.get(row.id) : row
    return now && isFound(now, call.query, personIn(queries)) ? [now] : []
  })
  const nextCursor = known.pages.at(-1)?.nextCursor ?? null
  setPages(queries, key, [first, { items: rest, nextCursor }], known.pageParams.at(-1))
}

const lookUp = (queries: QueryClient, threadId: string): Promise<ThreadRow | undefined> =>
  queries.fetchQuery({ ...threadQuery(threadId), staleTime: 0, retry: false }).catch(() => undefined)

function setPages(queries: QueryClient, key: QueryKey, pages: ThreadPage[], lastParam?: string) {
  const pageParams = pages.map((_, index) => (index === 0 ? undefined : lastParam))
  queries.setQueryData<ThreadPages>(key, { pages, pageParams })
}

function addAll(set: Set<string>, more: Set<string>) {
  for (const id of more) set.add(id)
}
