import type { adComments } from '../contract/adComments.ts'
import type { Handlers } from '../http/context.ts'
import { getAdContext } from './contexts.ts'
import { quietAd, unquietAd } from './quietings.ts'

export const adCommentsRoutes: Handlers<typeof adComments> = {
  getAdContext: ({ params }, context) => getAdContext(context, params.threadId),
  quietAd: ({ params }, context) => quietAd(context, params.commentId),
  unquietAd: ({ params }, context) => unquietAd(context, params.commentId),
}
