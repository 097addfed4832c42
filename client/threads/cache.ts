import type { QueryClient } from '@tanstack/react-query'
import type { Counts, View } from '../../server/contract/inbox.ts'
import type { Comment, Thread, ThreadRow } from '../../server/contract/threads.ts'
import { api, query } from '../api.ts'
import type { InboxSearch } from '../paths.ts'
import { isFound, isIn, type ThreadPages, threadQuery } from './threads.ts'

/** Changes a thread that is open, ahead of the server's answer. */
export function patchThread(queries: QueryClient, threadId: string, patch: (thread: Thread) => Thread) {
  queries.setQueryData(threadQuery(threadId).queryKey, (thread) => thread && patch(thread))
}

export function patchComment(queries: QueryClient, threadId: string, comment: Partial<Comment> & { id: string }) {
  patchThread(queries, threadId, (thread) => ({
    ...thread,
    comments: thread.comments.map((known) => (known.id === comment.id ? { ...known, ...comment } : known)),
  }))
}

/** Changes a row in every list that shows it; a list that it does not belong to any more loses it. */
export function patchRows(queries: QueryClient, threadId: string, patch: (row: ThreadRow) => ThreadRow) {
  const me = personIn(queries)
  for (const [key, data] of queries.getQueriesData<ThreadPages>({ queryKey: api.inbox.listThreads.key })) {
    if (!data?.pages.some(({ items }) => items.some(({ id }) => id === threadId))) continue
    const search = (key[2] as { query: InboxSearch }).query
    const patched = (row: ThreadRow) => [patch(row)].filter((after) => isFound(after, search, me))
    const pages = data.pages.map((page) => ({
      ...page,
      items: page.items.flatMap((row) => (row.id === threadId ? patched(row) : row)),
    }))
    queries.setQueryData<ThreadPages>(key, { ...data, pages })
  }
}

/** Moves a thread from the counts it was in to those it is in, so that badge and list agree from the first moment. */
function moveCounts(queries: QueryClient, before: ThreadRow, after: ThreadRow) {
  const me = personIn(queries)
  queries.setQueriesData<Counts>(
    { queryKey: api.inbox.countThreads.key, type: 'active' },
    (counts) => counts && movedCounts(counts, before, after, me),
  )
}

export function movedCounts(counts: Counts, before: ThreadRow, after: ThreadRow, me: string | undefined): Counts {
  const by = (view: View) => Number(isIn(after, view, me)) - Number(isIn(before, view, me))
  const moved = Object.entries(counts.views).map(([view, count]) => {
    const number = Math.max(0, count[before.network] + by(view as View))
    return [view, { ...count, [before.network]: number }] as const
  })
  return { ...counts, views: Object.fromEntries(moved) as Counts['views'] }
}

/** What the team makes of a thread, apart from what its comments say. */
type Triage = Omit<ThreadRow, 'id' | 'post' | 'author' | 'network'>

/**
 * Shows a change of a thread ahead of the server's answer: where it is open, in every list and in the counts.
 * Answers the way back, for when the server refuses it.
 */
export async function foresee(queries: QueryClient, thread: ThreadRow, change: Partial<Triage>) {
  // An answer from before would undo it for a blink; another thread that is being opened has nothing to do with it.
  await queries.cancelQueries({
    queryKey: ['inbox'],
    predicate: ({ queryKey }) => queryKey[1] !== api.inbox.getThread.key[1] || threadIdIn(queryKey) === thread.id,
  })
  const restore = rememberInbox(queries)
  patchThread(queries, thread.id, (known) => ({ ...known, ...change }))
  patchRows(queries, thread.id, (row) => ({ ...row, ...change }))
  moveCounts(queries, thread, { ...thread, ...change })
  return restore
}

/** Which thread a query that was asked for one thread is about. */
export const threadIdIn = (key: readonly unknown[]) => (key[2] as { params: { threadId: string } }).params.threadId

/** The signed-in person, as far as the desk has said who it is. */
export const personIn = (queries: QueryClient) => queries.getQueryData(query(api.accounts.getDesk).queryKey)?.person?.id

/** What the inbox holds now, to be put back when the server refuses what was shown ahead of it. */
export function rememberInbox(queries: QueryClient) {
  const known = queries.getQueriesData({ queryKey: ['inbox'] })
  return () => {
    for (const [key, data] of known) queries.setQueryData(key, data)
  }
}
