import type { Pair } from '../contract/linking.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { changed } from '../live/changes.ts'
import { linkedPair } from './pairRows.ts'
import { cancelJobs, getPair, promiseSync, syncOfPair } from './pairs.ts'

/** Promises a complete reading of both networks; one that is running starts again. */
export async function startSync(context: Context, pairId: string): Promise<Pair> {
  await linkedPair(context, pairId)
  await write(context.db, async (trx) => {
    await promiseSync(trx, context, pairId)
    await changed(trx, context, 'linking', pairId, [pairId])
  })
  return getPair(context, pairId)
}

/** Stops the running reading at its next step; what was read stays. */
export async function cancelSync(context: Context, pairId: string): Promise<Pair> {
  await linkedPair(context, pairId)
  await write(context.db, async (trx) => {
    await cancelJobs(trx, context, [syncOfPair(pairId)])
    await changed(trx, context, 'linking', pairId, [pairId])
  })
  return getPair(context, pairId)
}
