import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query'
import type { Answer } from '../../server/contract/endpoint.ts'
import type { inbox, View } from '../../server/contract/inbox.ts'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { api, query } from '../api.ts'
import type { InboxSearch } from '../paths.ts'

export type ThreadPage = Answer<typeof inbox.listThreads>
export type ThreadPages = InfiniteData<ThreadPage, string | undefined>

export const views = ['open', 'needs_you', 'hidden', 'done'] as const satisfies View[]

export const viewWords = {
  open: 'Open',
  needs_you: 'Needs you',
  hidden: 'Hidden',
  done: 'Done',
} as const satisfies Record<View, string>

/** The view state of the inbox, which lives in the address; what is not understood counts as not said. */
export function searchOf(params: URLSearchParams): InboxSearch {
  const network = params.get('network')
  return {
    view: views.find((view) => view === params.get('view')) ?? 'open',
    network: network === 'facebook' || network === 'instagram' ? network : undefined,
  }
}

/** The list of one view, 50 at a time, most recently active first. */
export const threadsQuery = (pairId: string, { view, network }: InboxSearch) =>
  infiniteQueryOptions({
    queryKey: [...api.inbox.listThreads.key, { params: { pairId }, query: { view, network } }],
    queryFn: ({ pageParam, signal }) =>
      api.inbox.listThreads({ params: { pairId }, query: { view, network, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

export const rowsOf = (data: { pages: ThreadPage[] } | undefined): ThreadRow[] =>
  data?.pages.flatMap(({ items }) => items) ?? []

export const countsQuery = (pairId: string) => query(api.inbox.countThreads, { params: { pairId } })

export const threadQuery = (threadId: string) => query(api.inbox.getThread, { params: { threadId } })

/** Whether a thread belongs to a view, as the server sorts them; it decides, this only guesses ahead of its answer. */
export function isIn(row: ThreadRow, view: View) {
  if (view === 'needs_you') return row.delivery === 'needs_you'
  if (row.deletedAt) return false
  if (view === 'hidden') return row.hiddenAt !== null
  return view === 'done' ? row.doneAt !== null : row.doneAt === null
}
