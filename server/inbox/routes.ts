import type { inbox } from '../contract/inbox.ts'
import type { Handlers } from '../http/context.ts'
import { countThreads } from './counts.ts'
import { decideDelivery } from './decisions.ts'
import { listThreads } from './lists.ts'
import { deleteComment, hideComment, likeComment, showComment, unlikeComment } from './moderation.ts'
import { getThread } from './reading.ts'
import { replyToComment } from './replies.ts'
import { finishThread, reopenThread } from './triage.ts'

export const inboxRoutes: Handlers<typeof inbox> = {
  listThreads: ({ params, query }, context) => listThreads(context, params.pairId, query),
  countThreads: ({ params }, context) => countThreads(context, params.pairId),
  getThread: ({ params }, context) => getThread(context, params.threadId),
  finishThread: ({ params }, context) => finishThread(context, params.threadId),
  reopenThread: ({ params }, context) => reopenThread(context, params.threadId),
  replyToComment: ({ params, body }, context) => replyToComment(context, params.commentId, body.message),
  hideComment: ({ params }, context) => hideComment(context, params.commentId),
  showComment: ({ params }, context) => showComment(context, params.commentId),
  likeComment: ({ params }, context) => likeComment(context, params.commentId),
  unlikeComment: ({ params }, context) => unlikeComment(context, params.commentId),
  deleteComment: ({ params }, context) => deleteComment(context, params.commentId),
  decideDelivery: ({ params, body }, context) => decideDelivery(context, params.commentId, body),
}
