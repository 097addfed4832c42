import type { moderation } from '../contract/moderation.ts'
import type { Handlers } from '../http/context.ts'
import { getAuthor } from './authors.ts'
import { listBlocks, readBlocks, removeBlock } from './blockLists.ts'
import { blockAuthor, unblockAuthor } from './blocks.ts'
import { decideDelivery } from './decisions.ts'
import { editComment } from './edits.ts'
import { deleteComment, hideComment, likeComment, showComment, unlikeComment } from './moderation.ts'
import { decidePrivateReply, replyPrivately, takeBackPrivateReply } from './privateReplies.ts'
import { replyToComment } from './replies.ts'
import { changeSending, takeBackReply } from './sendings.ts'

export const moderationRoutes: Handlers<typeof moderation> = {
  replyToComment: ({ params, body }, context) => replyToComment(context, params.commentId, body),
  takeBackReply: ({ params }, context) => takeBackReply(context, params.commentId),
  changeSending: ({ params, body }, context) => changeSending(context, params.commentId, body),
  replyPrivately: ({ params, body }, context) => replyPrivately(context, params.commentId, body.message),
  takeBackPrivateReply: ({ params }, context) => takeBackPrivateReply(context, params.privateReplyId),
  decidePrivateReply: ({ params, body }, context) => decidePrivateReply(context, params.privateReplyId, body),
  editComment: ({ params, body }, context) => editComment(context, params.commentId, body.message),
  hideComment: ({ params }, context) => hideComment(context, params.commentId),
  showComment: ({ params }, context) => showComment(context, params.commentId),
  likeComment: ({ params }, context) => likeComment(context, params.commentId),
  unlikeComment: ({ params }, context) => unlikeComment(context, params.commentId),
  deleteComment: ({ params }, context) => deleteComment(context, params.commentId),
  getAuthor: ({ params }, context) => getAuthor(context, params.commentId),
  blockAuthor: ({ params, body }, context) => blockAuthor(context, params.commentId, body.hideComments),
  unblockAuthor: ({ params }, context) => unblockAuthor(context, params.commentId),
  listBlocks: ({ params }, context) => listBlocks(context, params.pairId),
  readBlocks: ({ params }, context) => readBlocks(context, params.pairId),
  removeBlock: ({ params }, context) => removeBlock(context, params.pairId, params.personId),
  decideDelivery: ({ params, body }, context) => decideDelivery(context, params.commentId, body),
}
