import type { QueryClient } from '@tanstack/react-query'
import type { View } from '../../server/contract/inbox.ts'
import type { Comment, Thread, ThreadRow } from '../../server/contract/threads.ts'
import { api } from '../api.ts'
import { type ThreadPages, threadQuery } from './threads.ts'

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

/** Changes a row in every list that shows it; `null` takes it out of that view's list. */
export function patchRows(
  queries: QueryClient,
  threadId: string,
  patch: (row: ThreadRow, view: View) => ThreadRow | null,
) {
  for (const [key, data] of queries.getQueriesData<ThreadPages>({ queryKey: api.inbox.listThreads.key })) {
    if (!data?.pages.some(({ items }) => items.some(({ id }) => id === threadId))) continue
    const { view } = (key[2] as { query: { view: View } }).query
    const pages = data.pages.map((page) => ({
      ...page,
      items: page.items.flatMap((row) => (row.id === threadId ? (patch(row, view) ?? []) : row)),
    }))
    queries.setQueryData<ThreadPages>(key, { ...data, pages })
  }
}

/** Moves one thread from one count to another, so that badge and list agree from the first moment. */
export function moveCount(queries: QueryClient, { network }: ThreadRow, from: View, to: View) {
  queries.setQueriesData<Awaited<ReturnType<typeof api.inbox.countThreads>>>(
    { queryKey: api.inbox.countThreads.key, type: 'active' },
    (counts) =>
      counts && {
        ...counts,
        [from]: { ...counts[from], [network]: Math.max(0, counts[from][network] - 1) },
        [to]: { ...counts[to], [network]: counts[to][network] + 1 },
      },
  )
}

/** What the inbox holds now, to be put back when the server refuses what was shown ahead of it. */
export function rememberInbox(queries: QueryClient) {
  const known = queries.getQueriesData({ queryKey: ['inbox'] })
  return () => {
    for (const [key, data] of known) queries.setQueryData(key, data)
  }
}
