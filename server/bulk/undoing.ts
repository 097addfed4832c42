import { BulkChange } from '../contract/bulk.ts'
import type { Transaction } from '../db/database.ts'
import { createPace, type Pace } from '../db/pace.ts'
import { write } from '../db/write.ts'
import type { WorkContext, WorkKind } from '../jobs/kinds.ts'
import { enqueue } from '../jobs/queue.ts'
import { heldThreads } from '../keeping/held.ts'
import type { ThreadRow } from '../keeping/threads.ts'
import { changed } from '../live/changes.ts'
import { keepMany } from '../threads/many.ts'
import { type BatchRow, batchToChange, keepBatch, tell } from './batches.ts'

const pacing = { most: 250, stepMs: 30 }

/** Puts back what a batch changed, some hundred threads at a time; what somebody has changed since is left as it is. */
export const undoKind: WorkKind<{ batchId: string }> = {
  lane: 'reply',
  work: async (context, { batchId }) => {
    const pace = createPace(context.db, pacing)
    while (await undoSome(context, batchId, pace)) await context.progress({})
  },
}

/** What is put back is taken from the batch's rows in the same step, so that what was cut off goes on from there. */
function undoSome(given: WorkContext, batchId: string, pace: Pace): Promise<boolean> {
  const context = { ...given, now: given.clock() }
  return write(context.db, async (trx) => {
    const batch = await batchToChange(trx, context, batchId)
    if (batch?.state !== 'undoing') return false
    const rows = await changedRows(trx, batch, pace.begin())
    const ids = rows.map(({ threadId }) => threadId)
    if (ids.length === 0) {
      await keepBatch(trx, { ...batch, state: 'undone', finishedAt: context.now.toISOString() })
      await tell(trx, context, batch)
      return false
    }
    await putBack(trx, context, batch, rows)
    await trx
      .deleteFrom('batchThreads')
      .where('teamId', '=', batch.teamId)
      .where('batchId', '=', batch.id)
      .where('threadId', 'in', ids)
      .execute()
    await keepBatch(trx, { ...batch, done: Math.max(0, batch.done - ids.length) })
    await tell(trx, context, batch)
    await changed(trx, context, 'inbox', batch.pairId, ids)
    pace.end(ids.length)
    return true
  })
}

type Changed = Awaited<ReturnType<typeof changedRows>>

const changedRows = (trx: Transaction, { teamId, id }: BatchRow, atOnce: number) =>
  trx
    .selectFrom('batchThreads')
    .where('teamId', '=', teamId)
    .where('batchId', '=', id)
    .where('after', 'is not', null)
    .orderBy('threadId')
    .limit(atOnce)
    .selectAll()
    .execute()

async function putBack(trx: Transaction, context: WorkContext, batch: BatchRow, rows: Changed) {
  const { action } = BulkChange.parse(JSON.parse(batch.change))
  const ids = rows.map(({ threadId }) => threadId)
  if (action === 'hide' || action === 'show') {
    const opposite = action === 'hide' ? 'show' : 'hide'
    const payload = { commentIds: ids, action: opposite, personId: batch.personId }
    await enqueue(trx, context, {
      kind: 'moderation.moderateMany',
      lane: 'hide',
      subject: `batch ${batch.id}`,
      payload,
    })
    return
  }
  const byId = new Map(rows.map((row) => [row.threadId, row]))
  const moves = (await heldThreads(trx, context, ids)).flatMap((now) => {
    const row = byId.get(now.id)
    const after = patchOf(row?.after)
    const isAsLeft = Object.entries(after).every(([name, value]) => now[name as keyof ThreadRow] === value)
    return isAsLeft ? { before: now, after: { ...now, ...patchOf(row?.before) } } : []
  })
  await keepMany(trx, batch.teamId, moves)
}

const patchOf = (json: string | null | undefined) => JSON.parse(json ?? '{}') as Partial<ThreadRow>
