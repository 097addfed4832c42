import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { type CampaignsRow, contentOf } from './campaignRows.ts'
import { beginningOfDay, dayIn, daysAfter } from './days.ts'
import type { Plan } from './pacing.ts'

type BudgetDay = Selectable<Tables['budgetDays']>

/** A campaign that is out there: what pays for it is settled. */
export type LaunchedRow = CampaignsRow & { adAccountId: string; currency: string; zone: string; remoteId: string }

/** The campaign as one that is out there; null as long as it is not. */
export function launchedOf(row: CampaignsRow): LaunchedRow | null {
  const { adAccountId, currency, zone, remoteId } = row
  if (adAccountId === null || currency === null || zone === null || remoteId === null) return null
  return { ...row, adAccountId, currency, zone, remoteId }
}

const mostMissed = 60

/** Writes down what it may spend today, and on the days since somebody last looked: what was allowed is nowhere else once it is changed. */
export async function noteBudget(trx: Transaction, row: LaunchedRow, at: Date) {
  const { teamId, id: campaignId, zone, activeSince, startsAt, endsAt, budgetAmount } = row
  if (activeSince === null || budgetAmount === null) return
  const since = [activeSince, startsAt ?? ''].sort()[1] ?? activeSince
  const until = [at.toISOString(), endsAt ?? at.toISOString()].sort()[0] ?? at.toISOString()
  if (since > until) return
  const last = await newestBudget(trx, row)
  const today = dayIn(zone, new Date(until))
  const first = [last ?? '', dayIn(zone, new Date(since)), daysAfter(today, -mostMissed)].sort().at(-1) ?? today
  for (let day = first; day <= today; day = daysAfter(day, 1))
    await keepBudget(trx, {
      teamId,
      campaignId,
      day,
      budget: budgetAmount,
      since: [since, beginningOfDay(zone, day).toISOString()].sort()[1] ?? since,
    })
}

async function newestBudget(trx: Transaction, { teamId, id }: LaunchedRow) {
  const newest = await trx
    .selectFrom('budgetDays')
    .where('teamId', '=', teamId)
    .where('campaignId', '=', id)
    .orderBy('day', 'desc')
    .limit(1)
    .select('day')
    .executeTakeFirst()
  return newest?.day
}

const keepBudget = (trx: Transaction, row: BudgetDay) =>
  trx
    .insertInto('budgetDays')
    .values(row)
    // It began when it was first seen to run on that day; what it may spend is what was said last.
    .onConflict((conflict) => conflict.columns(['teamId', 'campaignId', 'day']).doUpdateSet({ budget: row.budget }))
    .execute()

/** What the campaign is meant to spend, seen from a moment. */
export async function planOf(db: Database | Transaction, row: LaunchedRow, at: Date): Promise<Plan> {
  const { teamId, id, zone, budgetKind: kind, activeSince, startsAt, endsAt } = row
  const today = dayIn(zone, at)
  const days = await db
    .selectFrom('budgetDays')
    .where('teamId', '=', teamId)
    .where('campaignId', '=', id)
    .where('day', '<=', today)
    .select(({ fn, eb }) => [
      fn.min('since').as('since'),
      fn.sum<number | null>(eb.case().when('day', '<', today).then(eb.ref('budget')).else(0).end()).as('before'),
      fn.sum<number | null>(eb.case().when('day', '=', today).then(eb.ref('budget')).else(0).end()).as('today'),
    ])
    .executeTakeFirst()
  const amount = row.budgetAmount ?? 0
  const began = activeSince === null ? null : ([activeSince, startsAt ?? ''].sort()[1] ?? activeSince)
  return {
    zone,
    kind,
    amount,
    most: kind === 'daily' && endsAt === null ? contentOf(row).budget.most : null,
    startsAt: days?.since ?? began,
    endsAt,
    before: kind === 'daily' ? Number(days?.before ?? 0) : 0,
    today: Number(days?.today ?? 0),
  }
}
