import type { coverage } from '../contract/coverage.ts'
import type { Handlers } from '../http/context.ts'
import { listCoverage } from './posts.ts'
import { cancelReading, readDiffering, readPost } from './readings.ts'
import { getCoverage } from './summary.ts'

export const coverageRoutes: Handlers<typeof coverage> = {
  getCoverage: ({ params }, context) => getCoverage(context, params.pairId),
  listCoverage: ({ params, query }, context) => listCoverage(context, params.pairId, query),
  readPost: ({ params }, context) => readPost(context, params.postId),
  readDiffering: ({ params }, context) => readDiffering(context, params.pairId),
  cancelReading: ({ params }, context) => cancelReading(context, params.pairId),
}
