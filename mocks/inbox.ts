import { type inbox, View } from '../server/contract/inbox.ts'
import { Problem } from '../server/contract/problem.ts'
import { networks } from '../server/contract/values.ts'
import type { MockContext, MockHandlers } from './context.ts'
import { pairIn } from './linking.ts'
import { threadIn } from './places.ts'
import { isIn, postOf, rowOf, shown } from './threads.ts'

export const inboxMocks: MockHandlers<typeof inbox> = {
  listThreads: ({ params, query }, context) => {
    const rows = rowsOf(context, params.pairId)
      .filter((row) => isIn(row, query.view) && (!query.network || row.network === query.network))
      .sort((a, b) => placeOf(b).localeCompare(placeOf(a)))
    const after = query.cursor === undefined ? null : readCursor(query.cursor)
    const rest = after === null ? rows : rows.filter((row) => placeOf(row) < after)
    const items = rest.slice(0, query.limit)
    const last = items.at(-1)
    return { items, nextCursor: last && rest.length > items.length ? btoa(placeOf(last)) : null }
  },
  countThreads: ({ params }, context) => {
    const rows = rowsOf(context, params.pairId)
    const count = (view: View, network: string) =>
      rows.filter((row) => row.network === network && isIn(row, view)).length
    const both = (view: View) => Object.fromEntries(networks.map((network) => [network, count(view, network)]))
    return Object.fromEntries(View.options.map((view) => [view, both(view)])) as Record<
      View,
      { facebook: number; instagram: number }
    >
  },
  getThread: ({ params }, context) => {
    const thread = threadIn(context, params.threadId)
    const comments = context.state.comments
      .filter(({ threadId }) => threadId === thread.id)
      .map(shown(context.state, thread))
    return { ...rowOf(context.state, thread), comments, post: postOf(context.state, thread) }
  },
}

const placeOf = (row: { activeAt: string; id: string }) => `${row.activeAt} ${row.id}`

function readCursor(cursor: string) {
  try {
    return atob(cursor)
  } catch {
    throw new Problem('invalid', 'Begin the list again.', { fields: { cursor: 'Not a cursor of this list.' } })
  }
}

function rowsOf(context: MockContext, pairId: string) {
  const pair = pairIn(context, pairId)
  return context.state.threads
    .filter((thread) => thread.pairId === pair.id)
    .map((thread) => rowOf(context.state, thread))
}
