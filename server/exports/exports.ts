import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Export, NewExport } from '../contract/exports.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { enqueue } from '../jobs/queue.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'

export type ExportFile = Selectable<Tables['exports']>

const newest = 10
const mostAtOnce = 3

/** Promises the file. Throws `not_found` for the pair, and `conflict` while three of the pair are being written. */
export async function startExport(
  context: Context,
  pairId: string,
  { format, comments, notes, threads }: z.output<typeof NewExport>,
) {
  await linkedPair(context, pairId)
  const ids = Array.isArray(threads) ? [...new Set(threads)] : null
  const file: ExportFile = {
    teamId: context.teamId,
    id: context.operationId,
    pairId,
    personId: context.person.id,
    format,
    comments: Number(comments),
    notes: Number(notes),
    filter: ids ? null : JSON.stringify(threads),
    state: 'running',
    found: ids?.length ?? 0,
    total: ids?.length ?? null,
    positionAt: null,
    positionId: null,
    done: 0,
    rows: 0,
    chunks: 0,
    size: 0,
    createdAt: context.now.toISOString(),
    finishedAt: null,
  }
  await write(context.db, async (trx) => {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('exports')
      .values(file)
      .onConflict((conflict) => conflict.columns(['teamId', 'id']).doNothing())
      .executeTakeFirst()
    // The request came again under its key after a crash: it is promised already.
    if (!numInsertedOrUpdatedRows) return
    await checkRoom(trx, file)
    if (ids) await chooseThreads(trx, file, ids)
    await promise(trx, context, file, 'exports.write')
    await note(trx, context, file, 'exports.start')
    await tell(trx, context, file)
  })
  return viewOf(file)
}

/** The newest ten of the pair, newest first. */
export async function listExports(context: Context, pairId: string): Promise<{ items: Export[] }> {
  await linkedPair(context, pairId)
  const files = await context.db
    .selectFrom('exports')
    .where('teamId', '=', context.teamId)
    .where('pairId', '=', pairId)
    .where('state', '<>', 'erased')
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(newest)
    .selectAll()
    .execute()
  return { items: files.map(viewOf) }
}

/** From now on nobody sees it, and it is written no further; a job takes the file away. Throws `not_found`. */
export async function removeExport(context: Context, exportId: string): Promise<void> {
  const { pairId } = await fileFor(context, exportId)
  await linkedPair(context, pairId)
  await write(context.db, async (trx) => {
    const file = await fileToChange(trx, context, exportId)
    if (!file || file.state === 'erased') throw unknownExport()
    await keepFile(trx, { ...file, state: 'erased' })
    await promise(trx, context, file, 'exports.erase')
    await note(trx, context, file, 'exports.remove')
    await tell(trx, context, file)
  })
}

/** The export, for a request: one that is foreign, unknown or erased is `not_found`. */
export async function fileFor({ db, teamId }: TeamContext, exportId: string): Promise<ExportFile> {
  const file = await db
    .selectFrom('exports')
    .where('teamId', '=', teamId)
    .where('id', '=', exportId)
    .where('state', '<>', 'erased')
    .selectAll()
    .executeTakeFirst()
  if (!file) throw unknownExport()
  return file
}

const unknownExport = () => new Problem('not_found', 'Your team has no such export. They are kept for seven days.')

/** Nobody else changes it until the transaction ends. */
export async function fileToChange(trx: Transaction, { teamId }: TeamContext, exportId: string) {
  const file = await trx
    .updateTable('exports')
    .set((eb) => ({ done: eb.ref('done') }))
    .where('teamId', '=', teamId)
    .where('id', '=', exportId)
    .returningAll()
    .executeTakeFirst()
  return file ?? null
}

export async function keepFile(trx: Transaction, { teamId, id, ...facts }: ExportFile) {
  await trx.updateTable('exports').set(facts).where('teamId', '=', teamId).where('id', '=', id).execute()
}

export const tell = (trx: Transaction, context: TeamContext, { pairId, id }: ExportFile) =>
  changed(trx, context, 'exports', pairId, [id])

/** What leaves the desk, and by whom, is in the audit log. */
export const note = (trx: Transaction, context: Context, { id, format }: ExportFile, action: string) =>
  audit(trx, { ...context, actorId: context.person.id }, action, { exportId: id, format })

/** One after the other for each export, so that nothing is erased under the hands of who writes it. */
const promise = (trx: Transaction, context: TeamContext, { id }: ExportFile, kind: string) =>
  enqueue(trx, context, { kind, lane: 'sync', subject: `export ${id}`, payload: { exportId: id } })

async function checkRoom(trx: Transaction, { teamId, pairId }: ExportFile) {
  const running = await trx
    .selectFrom('exports')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('state', '=', 'running')
    .limit(mostAtOnce + 1)
    .select('id')
    .execute()
  if (running.length > mostAtOnce)
    throw new Problem('conflict', 'Three exports are being written already. Wait for one of them, or stop one.')
}

const atOnce = 200

/** In the order they were given: the highest number is written first. */
async function chooseThreads(trx: Transaction, { teamId, id: exportId }: ExportFile, ids: string[]) {
  const rows = ids.map((threadId, place) => ({ teamId, exportId, threadId, number: ids.length - 1 - place }))
  for (let start = 0; start < rows.length; start += atOnce)
    await trx
      .insertInto('exportThreads')
      .values(rows.slice(start, start + atOnce))
      .execute()
}

const viewOf = (file: ExportFile): Export => ({
  id: file.id,
  format: file.format,
  comments: file.comments === 1,
  notes: file.notes === 1,
  state: file.state === 'done' ? 'done' : 'running',
  total: file.total,
  done: file.done,
  rows: file.rows,
  size: file.size,
  personId: file.personId,
  createdAt: file.createdAt,
  finishedAt: file.finishedAt,
})
