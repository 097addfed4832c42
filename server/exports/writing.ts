import { ThreadFilter } from '../contract/inbox.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { WorkContext, WorkKind } from '../jobs/kinds.ts'
import { pairRow } from '../linking/pairRows.ts'
import { threadsOf } from '../threads/ranges.ts'
import { type ExportFile, fileToChange, keepFile, tell } from './exports.ts'
import { type Formatter, hireFormatter } from './formatting.ts'
import { namesOf, rowsOf, type TeamNames, threadsFrom } from './rows.ts'

/**
 * Finds the threads first and writes them then, some hundred comments at a time, each step with its pieces of the file in
 * one transaction. A step that was cut off has not happened; the next goes on from there.
 */
export const writeKind: WorkKind<{ exportId: string }> = {
  lane: 'sync',
  work: async (context, { exportId }) => {
    const file = await fileStill(context, exportId)
    const pair = file && (await pairRow(context, file.pairId))
    if (!pair) return
    await using formatter = hireFormatter(pair.zone)
    const names = await namesOf(context)
    while (await takeStep(context, exportId, formatter, names)) await context.progress({})
  },
}

async function fileStill({ db, teamId }: WorkContext, exportId: string): Promise<ExportFile | null> {
  const file = await db
    .selectFrom('exports')
    .where('teamId', '=', teamId)
    .where('id', '=', exportId)
    .where('state', '=', 'running')
    .selectAll()
    .executeTakeFirst()
  return file ?? null
}

/** False when there is nothing left to do, or nobody wants it any more. */
async function takeStep(context: WorkContext, exportId: string, formatter: Formatter, names: TeamNames) {
  const file = await fileStill(context, exportId)
  if (!file) return false
  return file.total === null ? findSome(context, file) : writeSome(context, file, formatter, names)
}

const foundAtOnce = 250

/**
 * From the oldest on: a thread in which somebody writes meanwhile moves to the end and is met again, where the other way
 * round it would slip past.
 */
async function findSome(context: WorkContext, file: ExportFile) {
  const { teamId, id: exportId } = file
  const reader = { db: context.db, teamId, person: { id: file.personId } }
  const threads = await threadsOf(reader, file.pairId, ThreadFilter.parse(JSON.parse(file.filter ?? '{}')), {
    position: file.positionAt === null ? null : [file.positionAt, file.positionId ?? ''],
    direction: 'asc',
    limit: foundAtOnce,
  })
  const last = threads.at(-1)
  return advance(context, file, async (trx) => {
    const ids = await unmet(
      trx,
      file,
      threads.map(({ id }) => id),
    )
    const rows = ids.map((threadId, place) => ({ teamId, exportId, threadId, number: file.found + place }))
    for (let start = 0; start < rows.length; start += insertedAtOnce)
      await trx
        .insertInto('exportThreads')
        .values(rows.slice(start, start + insertedAtOnce))
        .execute()
    const found = file.found + ids.length
    return {
      found,
      total: threads.length < foundAtOnce ? found : null,
      positionAt: last?.activeAt ?? file.positionAt,
      positionId: last?.id ?? file.positionId,
    }
  })
}

const insertedAtOnce = 200

async function unmet(trx: Transaction, { teamId, id: exportId }: ExportFile, ids: string[]) {
  if (ids.length === 0) return []
  const met = await trx
    .selectFrom('exportThreads')
    .where('teamId', '=', teamId)
    .where('exportId', '=', exportId)
    .where('threadId', 'in', ids)
    .select('threadId')
    .execute()
  const known = new Set(met.map(({ threadId }) => threadId))
  return ids.filter((id) => !known.has(id))
}

async function writeSome(context: WorkContext, file: ExportFile, formatter: Formatter, names: TeamNames) {
  const { threads, places } = await threadsFrom(context, file)
  const isLast = places === 0
  const chunks: { body: string; size: number }[] = []
  let { rows } = file
  const put = async (some: Parameters<Formatter['format']>[0]['rows'], closes: boolean) => {
    const opens = file.chunks + chunks.length === 0
    const chunk = await formatter.format({ format: file.format, rows: some, opens, follows: rows > 0, closes })
    if (chunk.size > 0) chunks.push(chunk)
    rows += some.length
  }
  if (isLast) await put([], true)
  else for await (const some of rowsOf(context, file, threads, names)) await put(some, false)
  await context.fault('before_chunk')

  return advance(context, file, async (trx) => {
    const { teamId, id: exportId } = file
    for (const [place, { body }] of chunks.entries())
      await trx
        .insertInto('exportChunks')
        .values({ teamId, exportId, number: file.chunks + place, body })
        .execute()
    return {
      done: file.done + places,
      rows,
      chunks: file.chunks + chunks.length,
      size: chunks.reduce((sum, { size }) => sum + size, file.size),
      ...(isLast && { state: 'done', finishedAt: context.clock().toISOString() }),
    }
  })
}

/** Only from where the step began: another worker may have been quicker, or somebody may have stopped it. */
function advance(given: WorkContext, before: ExportFile, change: (trx: Transaction) => Promise<Partial<ExportFile>>) {
  const context = { ...given, now: given.clock() }
  return write(context.db, async (trx) => {
    const file = await fileToChange(trx, context, before.id)
    if (file?.state !== 'running') return false
    if (file.done !== before.done || file.chunks !== before.chunks || file.positionId !== before.positionId) return true
    const after = { ...file, ...(await change(trx)) }
    await keepFile(trx, after)
    if (after.total !== null) await tell(trx, context, after)
    return after.state === 'running'
  })
}
