import { type inbox, View } from '../server/contract/inbox.ts'
import { Problem } from '../server/contract/problem.ts'
import { networks } from '../server/contract/values.ts'
import type { MockContext, MockHandlers } from './context.ts'
import { decide, promise, reply } from './deliveries.ts'
import { pairIn } from './linking.ts'
import { changed, instant, type MockComment, type MockThread } from './memory.ts'
import { allowed, isIn, postOf, rowOf, shown } from './threads.ts'

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
  finishThread: ({ params }, context) => {
    const thread = threadIn(context, params.threadId)
    checkStands(context, thread)
    thread.doneAt ??= instant(context.state)
    announce(context, thread)
  },
  reopenThread: ({ params }, context) => {
    const thread = threadIn(context, params.threadId)
    checkStands(context, thread)
    thread.doneAt = null
    announce(context, thread)
  },
  replyToComment: ({ params, body }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    check(context, comment, 'reply', 'Show the comment again before you answer it.')
    return shown(context.state, thread)(reply(context.state, thread, comment, body.message))
  },
  hideComment: ({ params }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    check(context, comment, 'hide', notOurs)
    comment.hiddenAt ??= instant(context.state)
    return shown(context.state, thread)(promise(context.state, thread, comment, 'hide'))
  },
  showComment: ({ params }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    check(context, comment, 'hide', notOurs)
    comment.hiddenAt = null
    return shown(context.state, thread)(promise(context.state, thread, comment, 'show'))
  },
  likeComment: ({ params }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    check(context, comment, 'like', noLikes)
    if (!comment.likedAt) comment.likeCount += 1
    comment.likedAt ??= instant(context.state)
    return shown(context.state, thread)(promise(context.state, thread, comment, 'like'))
  },
  unlikeComment: ({ params }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    check(context, comment, 'like', noLikes)
    if (comment.likedAt) comment.likeCount -= 1
    comment.likedAt = null
    return shown(context.state, thread)(promise(context.state, thread, comment, 'unlike'))
  },
  deleteComment: ({ params }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    check(context, comment, 'delete', '')
    return shown(context.state, thread)(promise(context.state, thread, comment, 'delete'))
  },
  decideDelivery: ({ params, body }, context) => {
    const { comment, thread } = commentIn(context, params.commentId)
    return shown(context.state, thread)(decide(context.state, thread, comment, body))
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

function threadIn(context: MockContext, threadId: string): MockThread {
  const thread = ourThread(context, threadId)
  if (!thread) throw new Problem('not_found', 'Your team has no such thread.')
  return thread
}

function commentIn(context: MockContext, commentId: string) {
  const comment = context.state.comments.find(({ id }) => id === commentId)
  const thread = comment && ourThread(context, comment.threadId)
  if (!thread) throw new Problem('not_found', 'Your team has no such comment.')
  return { comment, thread }
}

function ourThread({ state, member }: MockContext, threadId: string) {
  const thread = state.threads.find(({ id }) => id === threadId)
  const pair = state.pairs.find(({ id, teamId }) => id === thread?.pairId && teamId === member?.teamId)
  return pair && !pair.unlinkedAt ? thread : undefined
}

const notOurs = 'Your own comments cannot be hidden. You can delete them.'
const noLikes = 'The Profile has no way to like a comment from outside its app.'

function check({ state }: MockContext, comment: MockComment, what: keyof MockComment['may'], otherwise: string) {
  if (comment.deletedAt) throw new Problem('conflict', 'This comment was deleted already.')
  if (comment.delivery?.action === 'reply') throw new Problem('conflict', 'Wait until your own comment is out there.')
  const thread = state.threads.find(({ id }) => id === comment.threadId)
  if (thread && !allowed(state, comment, thread.network)[what]) throw new Problem('conflict', otherwise)
}

function checkStands({ state }: MockContext, { id }: MockThread) {
  const first = state.comments.find((comment) => comment.id === id)
  if (first?.deletedAt) throw new Problem('conflict', 'The comment that opened this thread was deleted.')
}

function announce({ state, member }: MockContext, { pairId, id }: MockThread) {
  changed(state, member?.teamId ?? '', { topic: 'inbox', pairId, ids: [id] })
}
