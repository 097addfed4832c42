import { BulkChange } from '../contract/bulk.ts'
import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { notify } from '../notices/notify.ts'
import type { BatchRow } from './batches.ts'

/** Tells whoever was given threads by a change that is over, of all of them at once. */
export async function tellAssigned(trx: Transaction, context: TeamContext, batch: BatchRow) {
  const change = BulkChange.parse(JSON.parse(batch.change))
  if (change.action !== 'assign' || change.personId === null || batch.done === 0) return
  const by = await trx.selectFrom('users').where('id', '=', batch.personId).select('name').executeTakeFirst()
  await notify(trx, context, {
    kind: 'assigned',
    key: `batch ${batch.id}`,
    pairId: batch.pairId,
    threadId: null,
    to: { people: [change.personId] },
    by: batch.personId,
    about: { who: by?.name ?? null, what: batch.done === 1 ? 'One thread' : `${batch.done} threads` },
  })
}
