import type { Transaction } from '../db/database.ts'
import { labelsOf } from './facets.ts'
import type { ThreadRow } from './threads.ts'

/** Brings the rows that a list by label goes through in line with the thread. */
export async function keepLabels(trx: Transaction, before: ThreadRow | null, after: ThreadRow) {
  const had = before ? labelsOf(before) : []
  const has = labelsOf(after)
  const { teamId, id: threadId, pairId, state, activeAt } = after
  const left = had.filter((id) => !has.includes(id))
  if (left.length > 0)
    await trx
      .deleteFrom('threadLabels')
      .where('teamId', '=', teamId)
      .where('threadId', '=', threadId)
      .where('labelId', 'in', left)
      .execute()
  const isStill = before && before.state === state && before.activeAt === activeAt
  const rows = has
    .filter((id) => !isStill || !had.includes(id))
    .map((labelId) => ({ teamId, labelId, threadId, pairId, state, activeAt }))
  if (rows.length === 0) return
  await trx
    .insertInto('threadLabels')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['teamId', 'threadId', 'labelId']).doUpdateSet({ state, activeAt }))
    .execute()
}

/** Whether the team has the label, and keeps it until the transaction ends. */
export async function holdLabel(trx: Transaction, teamId: string, labelId: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('labels')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('teamId', '=', teamId)
    .where('id', '=', labelId)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
