import type { Selectable } from 'kysely'
import type { Backtest, Rule } from '../contract/rules.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import type { TeamContext } from '../http/context.ts'
import { contentOf, type RuleRow } from './content.ts'

const dayMs = 24 * 3600_000

/** Rules as the screen shows them: with who armed them, their newest back-test, and how often they acted. */
export async function ruleViews(context: TeamContext, db: Database | Transaction, rows: RuleRow[]): Promise<Rule[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const names = await namesOf(
    db,
    rows.flatMap(({ armedBy }) => armedBy ?? []),
  )
  const tests = await db
    .selectFrom('backtests')
    .where('teamId', '=', context.teamId)
    .where('ruleId', 'in', ids)
    .selectAll()
    .execute()
  const day = await actsSince(context, db, ids, dayMs)
  const week = await actsSince(context, db, ids, 7 * dayMs)
  return rows.map((row) => {
    const test = tests.find(({ ruleId }) => ruleId === row.id)
    return {
      id: row.id,
      ...contentOf(row),
      version: row.version,
      armed: row.armedAt ? { at: row.armedAt, by: names.get(row.armedBy ?? '') ?? 'Somebody' } : null,
      disarmed: !row.armedAt && row.disarmedAt && row.disarmedWhy ? { at: row.disarmedAt, why: row.disarmedWhy } : null,
      backtest: test ? backtestView(test, row) : null,
      acted: { day: day.get(row.id) ?? 0, week: week.get(row.id) ?? 0 },
    }
  })
}

export const backtestView = (row: Selectable<Tables['backtests']>, rule: Pick<RuleRow, 'hash'>): Backtest => ({
  id: row.id,
  state: row.state,
  current: row.hash === rule.hash,
  total: row.total,
  looked: row.looked,
  hits: row.hits,
  counts: JSON.parse(row.counts),
  agreed: row.agreed,
  right: row.right,
  wrong: row.wrong,
  from: row.since,
  createdAt: row.createdAt,
  finishedAt: row.finishedAt,
})

async function namesOf(db: Database | Transaction, personIds: string[]) {
  if (personIds.length === 0) return new Map<string, string>()
  const people = await db.selectFrom('users').where('id', 'in', personIds).select(['id', 'name']).execute()
  return new Map(people.map(({ id, name }) => [id, name]))
}

async function actsSince({ teamId, now }: TeamContext, db: Database | Transaction, ruleIds: string[], ms: number) {
  const counts = await db
    .selectFrom('ruleActs')
    .where('teamId', '=', teamId)
    .where('ruleId', 'in', ruleIds)
    .where('at', '>=', new Date(now.getTime() - ms).toISOString())
    .groupBy('ruleId')
    .select((eb) => ['ruleId', eb.fn.countAll<number>().as('count')])
    .execute()
  return new Map(counts.map(({ ruleId, count }) => [ruleId, Number(count)]))
}
