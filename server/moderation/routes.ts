import type { moderation } from '../contract/moderation.ts'
import type { Handlers } from '../http/context.ts'
import { decideDelivery } from './decisions.ts'
import { deleteComment, hideComment, likeComment, showComment, unlikeComment } from './moderation.ts'
import { replyToComment } from './replies.ts'

export const moderationRoutes: Handlers<typeof moderation> = {
  replyToComment: ({ params, body }, context) => replyToComment(context, params.commentId, body),
  hideComment: ({ params }, context) => hideComment(context, params.commentId),
  showComment: ({ params }, context) => showComment(context, params.commentId),
  likeComment: ({ params }, context) => likeComment(context, params.commentId),
  unlikeComment: ({ params }, context) => unlikeComment(context, params.commentId),
  deleteComment: ({ params }, context) => deleteComment(context, params.commentId),
  decideDelivery: ({ params, body }, context) => decideDelivery(context, params.commentId, body),
}
