import { type inbox, View } from '../server/contract/inbox.ts'
import { Problem } from '../server/contract/problem.ts'
import type { ThreadRow } from '../server/contract/threads.ts'
import { networks } from '../server/contract/values.ts'
import type { MockContext, MockHandlers } from './context.ts'
import { isFound, isIn } from './filters.ts'
import { pairIn } from './linking.ts'
import { instant } from './memory.ts'
import { threadIn } from './places.ts'
import { savedViewMocks } from './savedViews.ts'
import { wakeDue } from './snoozing.ts'
import { postOf, rowOf, shown } from './threads.ts'

export const inboxMocks: MockHandlers<typeof inbox> = {
  listThreads: ({ params, query }, context) => {
    const { cursor, limit, order, ...filter } = query
    const isByDue = order === 'due' && isOpenView(filter.view)
    const sign = order === 'oldest' || isByDue ? 1 : -1
    const placeOf = isByDue ? duePlaceOf : activePlaceOf
    const rows = rowsOf(context, params.pairId)
      .filter((row) => isFound(row, filter, context.person?.id))
      .sort((a, b) => sign * placeOf(a).localeCompare(placeOf(b)))
    const after = cursor === undefined ? null : readCursor(cursor)
    const rest = after === null ? rows : rows.filter((row) => sign * placeOf(row).localeCompare(after) > 0)
    const items = rest.slice(0, limit)
    const last = items.at(-1)
    return { items, nextCursor: last && rest.length > items.length ? btoa(placeOf(last)) : null }
  },
  countThreads: ({ params }, context) => {
    const rows = rowsOf(context, params.pairId)
    const open = rows.filter((row) => isIn(row, 'open', undefined))
    const count = (view: View, network: string) =>
      rows.filter((row) => row.network === network && isIn(row, view, context.person?.id)).length
    const both = (view: View) => Object.fromEntries(networks.map((network) => [network, count(view, network)]))
    return {
      views: Object.fromEntries(View.options.map((view) => [view, both(view)])) as Record<
        View,
        { facebook: number; instagram: number }
      >,
      labels: tally(open.flatMap(({ labels }) => labels)),
      assignees: tally(open.flatMap(({ assigneeId }) => assigneeId ?? [])),
    }
  },
  getThread: ({ params }, context) => {
    const thread = threadIn(context, params.threadId)
    const comments = context.state.comments
      .filter(({ threadId }) => threadId === thread.id)
      .map(shown(context.state, thread))
    const ids = new Set(comments.map(({ id }) => id))
    return {
      ...rowOf(context.state, thread),
      comments,
      privateReplies: context.state.privateReplies.filter(({ commentId }) => ids.has(commentId)),
      readAt: instant(context.state),
      post: postOf(context.state, thread),
    }
  },
  ...savedViewMocks((context, pairId, filter) =>
    rowsOf(context, pairId).filter((row) => isFound(row, filter, context.person?.id)),
  ),
}

const tally = (ids: string[]) =>
  Object.fromEntries([...Map.groupBy(ids, (id) => id)].map(([id, of]) => [id, of.length]))

const activePlaceOf = (row: Pick<ThreadRow, 'activeAt' | 'id'>) => `${row.activeAt} ${row.id}`

/** Those with a deadline by it, then the others, newest first. */
const duePlaceOf = (row: ThreadRow) =>
  row.dueAt
    ? `due ${row.dueAt} ${row.id}`
    : `later ${String(1e15 - Date.parse(row.activeAt)).padStart(16, '0')} ${row.id}`

const isOpenView = (view: View) => ['open', 'unread', 'mine', 'unassigned', 'ads', 'mentions'].includes(view)

function readCursor(cursor: string) {
  try {
    return atob(cursor)
  } catch {
    throw new Problem('invalid', 'Begin the list again.', { fields: { cursor: 'Not a cursor of this list.' } })
  }
}

function rowsOf(context: MockContext, pairId: string) {
  const pair = pairIn(context, pairId)
  wakeDue(context.state)
  return context.state.threads
    .filter((thread) => thread.pairId === pair.id)
    .map((thread) => rowOf(context.state, thread))
}
