import type { Selectable } from 'kysely'
import { Problem } from '../contract/problem.ts'
import type { Backtest, BacktestHit } from '../contract/rules.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { cursorOf, positionIn } from '../http/cursors.ts'
import { enqueue } from '../jobs/queue.ts'
import { authorOf } from '../keeping/commentViews.ts'
import { changed } from '../live/changes.ts'
import { record, ruleOf, ruleToChange } from './rules.ts'
import { backtestView } from './views.ts'

export type BacktestRow = Selectable<Tables['backtests']>

const lookedBackMs = 90 * 24 * 3600_000

/** In the place of the one before, with what people have marked in it. Throws `not_found`. */
export async function startBacktest(context: Context, ruleId: string): Promise<Backtest> {
  return write(context.db, async (trx) => {
    const rule = await ruleToChange(trx, context, ruleId)
    const known = await newest(trx, context, ruleId)
    if (known?.id === context.operationId) return backtestView(known, rule)
    await forgetBacktests(trx, context, ruleId)
    const now = context.now.toISOString()
    const row: BacktestRow = {
      teamId: context.teamId,
      id: context.operationId,
      ruleId,
      hash: rule.hash,
      state: 'running',
      total: null,
      looked: 0,
      hits: 0,
      counts: '{}',
      agreed: 0,
      right: 0,
      wrong: 0,
      since: new Date(context.now.getTime() - lookedBackMs).toISOString(),
      positionAt: now,
      positionId: '',
      createdAt: now,
      finishedAt: null,
    }
    await trx.insertInto('backtests').values(row).execute()
    const payload = { backtestId: row.id }
    await enqueue(trx, context, { kind: 'rules.backtest', lane: 'insights', subject: `backtest ${row.id}`, payload })
    await record(trx, context, 'rules.backtest', ruleId)
    return backtestView(row, rule)
  })
}

/** What it has found by then stays. Throws `not_found`, `conflict` when it is over. */
export async function cancelBacktest(context: Context, backtestId: string): Promise<Backtest> {
  return write(context.db, async (trx) => {
    const row = await backtestToChange(trx, context, backtestId)
    if (!row) throw unknown()
    const rule = await ruleOf(context, trx, row.ruleId)
    if (row.state !== 'running') throw new Problem('conflict', 'This back-test is over already.')
    const end = { state: 'cancelled' as const, finishedAt: context.now.toISOString() }
    await keepBacktest(trx, { ...row, ...end })
    await changed(trx, context, 'rules', rule.pairId, [rule.id])
    return backtestView({ ...row, ...end }, rule)
  })
}

/** Newest comment first. Throws `not_found`. */
export async function listHits(
  context: Context,
  backtestId: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const test = await backtestOf(context.db, context, backtestId)
  if (!test) throw unknown()
  await ruleOf(context, context.db, test.ruleId)
  const position = positionIn(cursor)
  const rows = await context.db
    .selectFrom('backtestHits')
    .innerJoin('comments', (join) =>
      join.onRef('comments.teamId', '=', 'backtestHits.teamId').onRef('comments.id', '=', 'backtestHits.commentId'),
    )
    .where('backtestHits.teamId', '=', context.teamId)
    .where('backtestHits.backtestId', '=', backtestId)
    .$if(position !== null, (hits) =>
      hits.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('backtestHits.commentedAt', 'backtestHits.commentId'),
          '<',
          tuple(position?.[0] ?? '', position?.[1] ?? ''),
        ),
      ),
    )
    .orderBy('backtestHits.commentedAt', 'desc')
    .orderBy('backtestHits.commentId', 'desc')
    .limit(limit + 1)
    .select([
      'backtestHits.commentId',
      'backtestHits.commentedAt',
      'backtestHits.facts',
      'backtestHits.mark',
      'comments.threadId',
      'comments.network',
      'comments.authorId',
      'comments.authorName',
      'comments.authorUs',
      'comments.message',
    ])
    .execute()
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const items = shown.map(
    (row): BacktestHit => ({
      commentId: row.commentId,
      threadId: row.threadId,
      network: row.network,
      author: authorOf(row),
      message: row.message,
      createdAt: row.commentedAt,
      facts: JSON.parse(row.facts),
      mark: row.mark,
    }),
  )
  return { items, nextCursor: last ? cursorOf(last.commentedAt, last.commentId) : null }
}

/** Throws `not_found`. */
export async function markHit(context: Context, backtestId: string, commentId: string, mark: BacktestHit['mark']) {
  await write(context.db, async (trx) => {
    const test = await backtestToChange(trx, context, backtestId)
    if (!test) throw unknown()
    const rule = await ruleOf(context, trx, test.ruleId)
    const hits = trx.selectFrom('backtestHits').where('teamId', '=', context.teamId)
    const hit = await hits
      .where('backtestId', '=', backtestId)
      .where('commentId', '=', commentId)
      .select('mark')
      .executeTakeFirst()
    if (!hit) throw new Problem('not_found', 'This back-test has not found this comment.')
    if (hit.mark === mark) return
    await trx
      .updateTable('backtestHits')
      .set({ mark })
      .where('teamId', '=', context.teamId)
      .where('backtestId', '=', backtestId)
      .where('commentId', '=', commentId)
      .execute()
    const moved = (of: 'right' | 'wrong') => test[of] + Number(mark === of) - Number(hit.mark === of)
    await keepBacktest(trx, { ...test, right: moved('right'), wrong: moved('wrong') })
    await changed(trx, context, 'rules', rule.pairId, [rule.id])
  })
}

const unknown = () => new Problem('not_found', 'Your team has no such back-test.')

export async function backtestOf(db: Database | Transaction, { teamId }: TeamContext, id: string) {
  return db.selectFrom('backtests').where('teamId', '=', teamId).where('id', '=', id).selectAll().executeTakeFirst()
}

/** Nobody else changes it until the transaction ends. */
export async function backtestToChange(trx: Transaction, { teamId }: TeamContext, id: string) {
  return trx
    .updateTable('backtests')
    .set((eb) => ({ looked: eb.ref('looked') }))
    .where('teamId', '=', teamId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}

export async function keepBacktest(trx: Transaction, { teamId, id, ...facts }: BacktestRow) {
  await trx.updateTable('backtests').set(facts).where('teamId', '=', teamId).where('id', '=', id).execute()
}

const newest = (trx: Transaction, { teamId }: TeamContext, ruleId: string) =>
  trx.selectFrom('backtests').where('teamId', '=', teamId).where('ruleId', '=', ruleId).selectAll().executeTakeFirst()

async function forgetBacktests(trx: Transaction, { teamId }: TeamContext, ruleId: string) {
  const old = trx.selectFrom('backtests').where('teamId', '=', teamId).where('ruleId', '=', ruleId).select('id')
  await trx.deleteFrom('backtestHits').where('teamId', '=', teamId).where('backtestId', 'in', old).execute()
  await trx.deleteFrom('backtests').where('teamId', '=', teamId).where('ruleId', '=', ruleId).execute()
}
