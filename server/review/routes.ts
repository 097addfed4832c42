import type { review } from '../contract/review.ts'
import type { Handlers } from '../http/context.ts'
import { listReview } from './review.ts'

export const reviewRoutes: Handlers<typeof review> = {
  listReview: ({ params, query }, context) => listReview(context, params.pairId, query),
}
