import type { bulk } from '../contract/bulk.ts'
import type { Handlers } from '../http/context.ts'
import { cancelBatch, listBatches, startBatch, undoBatch } from './batches.ts'

export const bulkRoutes: Handlers<typeof bulk> = {
  startBatch: ({ params, body }, context) => startBatch(context, params.pairId, body),
  listBatches: ({ params }, context) => listBatches(context, params.pairId),
  cancelBatch: ({ params }, context) => cancelBatch(context, params.batchId),
  undoBatch: ({ params }, context) => undoBatch(context, params.batchId),
}
