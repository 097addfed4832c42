import type { savedReplies } from '../contract/savedReplies.ts'
import type { Handlers } from '../http/context.ts'
import { listSavedReplies, readSavedReply } from './reading.ts'
import { changeSavedReply, createSavedReply, deleteSavedReply, restoreSavedReply } from './replies.ts'
import { changeShopLink, getShopLink } from './shopLinks.ts'
import { listSuggestions } from './suggestions.ts'

export const savedRepliesRoutes: Handlers<typeof savedReplies> = {
  listSavedReplies: ({ query }, context) => listSavedReplies(context, query.pairId),
  createSavedReply: ({ body }, context) => createSavedReply(context, body),
  getSavedReply: ({ params }, context) => readSavedReply(context, context.db, params.savedReplyId),
  changeSavedReply: ({ params, version, body }, context) =>
    changeSavedReply(context, params.savedReplyId, version, body),
  deleteSavedReply: ({ params }, context) => deleteSavedReply(context, params.savedReplyId),
  restoreSavedReply: ({ params }, context) => restoreSavedReply(context, params.savedReplyId),
  listSuggestions: ({ params }, context) => listSuggestions(context, params.threadId),
  getShopLink: ({ params }, context) => getShopLink(context, params.pairId),
  changeShopLink: ({ params, version, body }, context) => changeShopLink(context, params.pairId, version, body.url),
}
