import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query'
import type { Answer } from '../../server/contract/endpoint.ts'
import type { inbox, View } from '../../server/contract/inbox.ts'
import type { Priority, ThreadRow } from '../../server/contract/threads.ts'
import { api, query } from '../api.ts'
import type { InboxSearch } from '../paths.ts'

export type ThreadPage = Answer<typeof inbox.listThreads>
export type ThreadPages = InfiniteData<ThreadPage, string | undefined>

/** In the order of the rail: what waits for somebody, what rests, and what is over. */
export const views = [
  'open',
  'unread',
  'mine',
  'unassigned',
  'ads',
  'mentions',
  'snoozed',
  'hidden',
  'needs_you',
  'done',
  'all',
] as const satisfies View[]

export const viewWords = {
  open: 'Open',
  unread: 'Unread',
  mine: 'Mine',
  unassigned: 'Unassigned',
  ads: 'On ads',
  mentions: 'Mentions',
  snoozed: 'Snoozed',
  hidden: 'Hidden',
  needs_you: 'Needs review',
  done: 'Done',
  all: 'Everything',
} as const satisfies Record<View, string>

export const priorityWords = { normal: 'Normal', high: 'High', urgent: 'Urgent' } as const satisfies Record<
  Priority,
  string
>

/** The list that an address asks for, 50 at a time. */
export const threadsQuery = (pairId: string, { text: _text, by: _by, ...search }: InboxSearch) =>
  infiniteQueryOptions({
    queryKey: [...api.inbox.listThreads.key, { params: { pairId }, query: search }],
    queryFn: ({ pageParam, signal }) =>
      api.inbox.listThreads({ params: { pairId }, query: { ...search, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

export const rowsOf = (data: { pages: ThreadPage[] } | undefined): ThreadRow[] =>
  data?.pages.flatMap(({ items }) => items) ?? []

export const countsQuery = (pairId: string) => query(api.inbox.countThreads, { params: { pairId } })

export const threadQuery = (threadId: string) => query(api.inbox.getThread, { params: { threadId } })

export const viewsQuery = (pairId: string) => query(api.inbox.listViews, { params: { pairId } })

/** The parts of `open` that a thread is in, if it is open. */
const partsOf = (row: ThreadRow, me: string | undefined): Record<string, boolean> => ({
  unread: row.unreadSince !== null,
  mine: row.assigneeId !== null && row.assigneeId === me,
  unassigned: row.assigneeId === null,
  ads: row.onAd,
  mentions: row.mentionedAt !== null,
})

/** Whether a thread belongs to a view, as the server sorts them; it decides, this only guesses ahead of its answer. */
export function isIn(row: ThreadRow, view: View, me?: string): boolean {
  if (view === 'needs_you') return row.delivery === 'needs_you'
  if (row.deletedAt) return false
  if (view === 'all') return true
  if (view === 'hidden') return row.hiddenAt !== null
  if (view === 'done') return row.doneAt !== null
  if (view === 'snoozed') return row.doneAt === null && row.snoozedUntil !== null
  const isOpen = row.doneAt === null && row.snoozedUntil === null
  return isOpen && (partsOf(row, me)[view] ?? true)
}

/** The same for everything an address asks for. */
export function isFound(row: ThreadRow, { view, order: _order, ...filter }: InboxSearch, me?: string): boolean {
  const { network, label, assignee, post, ad, author, language, priority, asks, from, to } = filter
  const person = assignee === 'me' ? (me ?? '') : assignee === 'none' ? null : assignee
  return (
    isIn(row, view, me) &&
    (network === undefined || row.network === network) &&
    (label === undefined || row.labels.includes(label)) &&
    (person === undefined || row.assigneeId === person) &&
    (post === undefined || row.post.id === post) &&
    (ad === undefined || (row.onAd && row.post.ad?.id === ad)) &&
    (author === undefined || row.author.id === author) &&
    (language === undefined || row.language === language) &&
    (priority === undefined || row.priority === priority) &&
    (asks === undefined || row.askedAt !== null) &&
    (from === undefined || row.activeAt >= from) &&
    (to === undefined || row.activeAt < to)
  )
}
