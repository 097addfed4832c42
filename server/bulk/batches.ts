import type { Selectable } from 'kysely'
import type { z } from 'zod'
import { type Batch, BulkChange, type NewBatch } from '../contract/bulk.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { enqueue } from '../jobs/queue.ts'
import { holdModerator } from '../keeping/members.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'
import { tellAssigned } from './news.ts'

export type BatchRow = Selectable<Tables['batches']>

const newest = 20

/**
 * Promises one change to many threads. Throws `not_found` for the pair, and `invalid` for a snoozing that is over, a label
 * or a person that the team does not have.
 */
export async function startBatch(context: Context, pairId: string, { change, threads }: z.output<typeof NewBatch>) {
  await linkedPair(context, pairId)
  const ids = Array.isArray(threads) ? [...new Set(threads)] : null
  const row: BatchRow = {
    teamId: context.teamId,
    id: context.operationId,
    pairId,
    personId: context.person.id,
    change: JSON.stringify(change),
    filter: ids ? null : JSON.stringify(threads),
    state: 'running',
    total: ids?.length ?? null,
    done: 0,
    skipped: 0,
    positionAt: null,
    positionId: null,
    createdAt: context.now.toISOString(),
    finishedAt: null,
  }
  await write(context.db, async (trx) => {
    await checkChange(trx, context, change)
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('batches')
      .values(row)
      .onConflict((conflict) => conflict.columns(['teamId', 'id']).doNothing())
      .executeTakeFirst()
    // The request came again under its key after a crash: it is promised already.
    if (!numInsertedOrUpdatedRows) return
    if (ids) await chooseThreads(trx, row, ids)
    await promise(trx, context, row, 'bulk.change')
    await audit(trx, { ...context, actorId: context.person.id }, 'bulk.start', {
      batchId: row.id,
      action: change.action,
    })
    await tell(trx, context, row)
  })
  return viewOf(row)
}

/** The newest twenty of the pair, newest first. */
export async function listBatches(context: Context, pairId: string): Promise<{ items: Batch[] }> {
  await linkedPair(context, pairId)
  const rows = await context.db
    .selectFrom('batches')
    .where('teamId', '=', context.teamId)
    .where('pairId', '=', pairId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(newest)
    .selectAll()
    .execute()
  return { items: rows.map(viewOf) }
}

/** Stops it at its next step. Throws `conflict` when it is over. */
export const cancelBatch = (context: Context, batchId: string): Promise<Batch> =>
  changeBatch(context, batchId, async (trx, batch) => {
    if (batch.state !== 'running') throw new Problem('conflict', 'This is over already. You can undo it.')
    await tellAssigned(trx, context, batch)
    return { state: 'cancelled', finishedAt: context.now.toISOString() }
  })

/** Puts back what it did. Throws `conflict` while it runs, and when it is undone already. */
export const undoBatch = (context: Context, batchId: string): Promise<Batch> =>
  changeBatch(context, batchId, async (trx, batch) => {
    if (batch.state === 'running') throw new Problem('conflict', 'Stop it first.')
    if (batch.state !== 'done' && batch.state !== 'cancelled') throw new Problem('conflict', 'This is undone already.')
    await promise(trx, context, batch, 'bulk.undo')
    return { state: 'undoing', finishedAt: null }
  })

async function changeBatch(
  context: Context,
  batchId: string,
  change: (trx: Transaction, batch: BatchRow) => Promise<Partial<BatchRow>>,
): Promise<Batch> {
  return write(context.db, async (trx) => {
    const batch = await batchToChange(trx, context, batchId)
    if (!batch) throw new Problem('not_found', 'Your team has no such bulk change.')
    await linkedPair({ ...context, db: trx }, batch.pairId)
    const after = { ...batch, ...(await change(trx, batch)) }
    await keepBatch(trx, after)
    await tell(trx, context, after)
    return viewOf(after)
  })
}

/** Nobody else changes it until the transaction ends. */
export async function batchToChange(trx: Transaction, { teamId }: TeamContext, batchId: string) {
  const batch = await trx
    .updateTable('batches')
    .set((eb) => ({ done: eb.ref('done') }))
    .where('teamId', '=', teamId)
    .where('id', '=', batchId)
    .returningAll()
    .executeTakeFirst()
  return batch ?? null
}

export async function keepBatch(trx: Transaction, { teamId, id, ...facts }: BatchRow) {
  await trx.updateTable('batches').set(facts).where('teamId', '=', teamId).where('id', '=', id).execute()
}

export const tell = (trx: Transaction, context: TeamContext, { pairId, id }: BatchRow) =>
  changed(trx, context, 'bulk', pairId, [id])

const promise = (trx: Transaction, context: TeamContext, { id }: BatchRow, kind: string) =>
  enqueue(trx, context, { kind, lane: 'reply', subject: `batch ${id}`, payload: { batchId: id } })

const atOnce = 200

async function chooseThreads(trx: Transaction, { teamId, id: batchId }: BatchRow, ids: string[]) {
  for (let start = 0; start < ids.length; start += atOnce) {
    const rows = ids.slice(start, start + atOnce).map((threadId) => ({ teamId, batchId, threadId }))
    await trx.insertInto('batchThreads').values(rows).execute()
  }
}

async function checkChange(trx: Transaction, context: Context, change: BulkChange) {
  if (change.action === 'snooze' && change.until <= context.now.toISOString())
    throw invalid('change.until', 'Choose a time that is still to come.')
  if (change.action === 'assign' && change.personId && !(await holdModerator(trx, context.teamId, change.personId)))
    throw invalid('change.personId', 'Choose somebody of the team who may answer comments.')
  if (change.action !== 'label') return
  const label = await trx
    .selectFrom('labels')
    .where('teamId', '=', context.teamId)
    .where('id', '=', change.labelId)
    .select('id')
    .executeTakeFirst()
  if (!label) throw invalid('change.labelId', 'Choose a label of the team.')
}

const invalid = (field: string, sentence: string) => new Problem('invalid', sentence, { fields: { [field]: sentence } })

const viewOf = ({ id, change, state, total, done, skipped, personId, createdAt, finishedAt }: BatchRow): Batch => ({
  id,
  change: BulkChange.parse(JSON.parse(change)),
  state,
  total,
  done,
  skipped,
  personId,
  createdAt,
  finishedAt,
})
