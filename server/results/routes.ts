import type { results } from '../contract/results.ts'
import type { Handlers } from '../http/context.ts'
import { downloadResults } from './download.ts'
import { listPairDays } from './pairDays.ts'
import { readResults } from './readings.ts'
import { getResults } from './results.ts'

export const resultsRoutes: Handlers<typeof results> = {
  getResults: ({ params, query }, context) => getResults(context, params.campaignId, query),
  readResults: ({ params }, context) => readResults(context, params.campaignId),
  downloadResults: ({ params }, context) => downloadResults(context, params.campaignId),
  listPairDays: ({ params, query }, context) => listPairDays(context, params.pairId, query),
}
