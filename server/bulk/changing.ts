import { BulkChange } from '../contract/bulk.ts'
import { ThreadFilter } from '../contract/inbox.ts'
import type { Transaction } from '../db/database.ts'
import { createPace } from '../db/pace.ts'
import { write } from '../db/write.ts'
import type { WorkContext, WorkKind } from '../jobs/kinds.ts'
import { enqueue, enqueueOnce } from '../jobs/queue.ts'
import { changes, type ThreadChange } from '../keeping/changes.ts'
import { differenceOf } from '../keeping/threads.ts'
import { changed } from '../live/changes.ts'
import { changeThreads, type Move } from '../threads/many.ts'
import { threadsOf } from '../threads/ranges.ts'
import { type BatchRow, batchToChange, keepBatch, tell } from './batches.ts'
import { tellAssigned } from './news.ts'

const pacing = { most: 250, stepMs: 30 }

/**
 * Goes through the threads from the top and changes some hundred at a time, each step with what is needed to undo it. A
 * step that was cut off has not happened; the next goes on from there.
 */
export const changeKind: WorkKind<{ batchId: string }> = {
  lane: 'reply',
  work: async (context, { batchId }) => {
    const pace = createPace(context.db, pacing)
    let batch = await stillRunning(context, batchId)
    if (batch?.total === null) await countThreads(context, batch)
    while (batch) {
      const threads = await nextThreads(context, batch, pace.begin())
      batch = await changeSome(context, batch, threads)
      pace.end(threads.length)
      await context.progress({})
    }
  },
}

async function stillRunning({ db, teamId }: WorkContext, batchId: string): Promise<BatchRow | null> {
  const batch = await db
    .selectFrom('batches')
    .where('teamId', '=', teamId)
    .where('id', '=', batchId)
    .where('state', '=', 'running')
    .selectAll()
    .executeTakeFirst()
  return batch ?? null
}

type Place = { id: string; activeAt: string }

async function nextThreads(context: WorkContext, batch: BatchRow, atOnce: number): Promise<Place[]> {
  if (batch.filter !== null) return matching(context, batch, positionOf(batch), atOnce)
  const chosen = await context.db
    .selectFrom('batchThreads')
    .where('teamId', '=', batch.teamId)
    .where('batchId', '=', batch.id)
    .where('threadId', '>', batch.positionId ?? '')
    .orderBy('threadId')
    .limit(atOnce)
    .select('threadId')
    .execute()
  return chosen.map(({ threadId }) => ({ id: threadId, activeAt: batch.createdAt }))
}

/** What has become active since it began is news, and nobody meant it. */
const positionOf = ({ positionAt, positionId, createdAt }: BatchRow): [string, string] => [
  positionAt ?? createdAt,
  positionId ?? '',
]

function matching(context: WorkContext, batch: BatchRow, position: [string, string], limit: number) {
  const filter = ThreadFilter.parse(JSON.parse(batch.filter ?? '{}'))
  const reader = { db: context.db, teamId: batch.teamId, person: { id: batch.personId } }
  return threadsOf(reader, batch.pairId, filter, { position, direction: 'desc', limit })
}

const counting = { most: 1000, stepMs: 10 }

/** Once, before the first is changed: what is changed may leave the filter. */
async function countThreads(context: WorkContext, batch: BatchRow) {
  const pace = createPace(context.db, counting)
  let total = 0
  let position = positionOf(batch)
  for (;;) {
    const limit = pace.begin()
    const some = await matching(context, batch, position, limit)
    pace.end(some.length)
    total += some.length
    const last = some.at(-1)
    if (!last || some.length < limit) break
    position = [last.activeAt, last.id]
    await context.progress({})
  }
  await write(context.db, async (trx) => {
    await trx
      .updateTable('batches')
      .set({ total })
      .where('teamId', '=', batch.teamId)
      .where('id', '=', batch.id)
      .execute()
    await tell(trx, { ...context, now: context.clock() }, batch)
  })
}

/** The batch as it is after these; null when there was nothing left to change, or nobody wants it any more. */
function changeSome(given: WorkContext, from: BatchRow, threads: Place[]): Promise<BatchRow | null> {
  const context = { ...given, now: given.clock() }
  return write(context.db, async (trx) => {
    const batch = await batchToChange(trx, context, from.id)
    if (batch?.state !== 'running') return null
    // Another worker has been here meanwhile: it goes on from there.
    if (batch.positionId !== from.positionId || batch.positionAt !== from.positionAt) return batch
    const last = threads.at(-1)
    if (!last) {
      await keepBatch(trx, { ...batch, state: 'done', finishedAt: context.now.toISOString() })
      await tellAssigned(trx, context, batch)
      await tell(trx, context, batch)
      return null
    }
    const change = BulkChange.parse(JSON.parse(batch.change))
    const ids = threads.map(({ id }) => id)
    const changedIds = await perform(trx, context, batch, change, ids)
    const done = batch.done + changedIds.length
    const skipped = batch.skipped + ids.length - changedIds.length
    const after = { ...batch, done, skipped, positionAt: last.activeAt, positionId: last.id }
    await keepBatch(trx, after)
    await tell(trx, context, batch)
    if (changedIds.length > 0) await changed(trx, context, 'inbox', batch.pairId, changedIds)
    return after
  })
}

async function perform(trx: Transaction, context: WorkContext, batch: BatchRow, change: BulkChange, ids: string[]) {
  if (change.action === 'hide' || change.action === 'show') {
    // What happens out there is moderation's to promise, comment by comment, and to say what came of it.
    const payload = { commentIds: ids, action: change.action, personId: batch.personId }
    await enqueue(trx, context, {
      kind: 'moderation.moderateMany',
      lane: 'hide',
      subject: `batch ${batch.id}`,
      payload,
    })
    await keepMoves(
      trx,
      batch,
      ids.map((id) => ({ id, before: {}, after: {} })),
    )
    return ids
  }
  const moves = await changeThreads(trx, context, ids, changeOf(change))
  await keepMoves(trx, batch, moves.map(recorded))
  if (change.action === 'snooze') await promiseWaking(trx, context, change.until)
  return moves.map(({ before }) => before.id)
}

const recorded = ({ before, after }: Move) => ({
  id: before.id,
  before: differenceOf(after, before),
  after: differenceOf(before, after),
})

async function keepMoves(
  trx: Transaction,
  { teamId, id: batchId }: BatchRow,
  moves: { id: string; before: object; after: object }[],
) {
  if (moves.length === 0) return
  const rows = moves.map(({ id: threadId, before, after }) => ({
    teamId,
    batchId,
    threadId,
    before: JSON.stringify(before),
    after: JSON.stringify(after),
  }))
  await trx
    .insertInto('batchThreads')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['teamId', 'batchId', 'threadId'])
        .doUpdateSet((eb) => ({ before: eb.ref('excluded.before'), after: eb.ref('excluded.after') })),
    )
    .execute()
}

/** One promise does for all that are put away together. */
const promiseWaking = (trx: Transaction, context: WorkContext, until: string) =>
  enqueueOnce(trx, context, {
    kind: 'triage.wake',
    lane: 'reply',
    subject: `wake ${until}`,
    payload: {},
    runAt: new Date(until),
  })

function changeOf(change: Exclude<BulkChange, { action: 'hide' | 'show' }>): ThreadChange {
  if (change.action === 'snooze') return changes.snooze(change.until)
  if (change.action === 'assign') return changes.assign(change.personId)
  if (change.action === 'label') return changes.label(change.labelId)
  if (change.action === 'unlabel') return changes.unlabel(change.labelId)
  if (change.action === 'prioritise') return changes.prioritise(change.priority)
  return plain[change.action as keyof typeof plain]
}

const plain = {
  finish: changes.finish,
  reopen: changes.open,
  wake: changes.wake,
  read: changes.read,
  unread: changes.unread,
}
