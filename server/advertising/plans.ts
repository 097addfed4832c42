import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../db/database.ts'
import { statement } from '../db/statement.ts'
import type { Tables } from '../db/tables.ts'
import { type CampaignsRow, contentOf } from './campaignRows.ts'
import { dayIn, daysAfter } from './days.ts'
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
  const today = dayIn(zone, new Date(until))
  let last = await budgetOn(trx, row, today)
  const first = [last?.day ?? '', dayIn(zone, new Date(since)), daysAfter(today, -mostMissed)].sort().at(-1) ?? today
  for (let day = first; day <= today; day = daysAfter(day, 1)) {
    const isSame = last?.day === day
    const before: number = last ? last.before + (isSame ? 0 : last.budget) : 0
    last = { teamId, campaignId, day, budget: budgetAmount, before, began: last?.began ?? since }
    await keepBudget(trx, last)
  }
}

const keepBudget = (trx: Transaction, row: BudgetDay) =>
  trx
    .insertInto('budgetDays')
    .values(row)
    // What it may spend on a day is what was said last.
    .onConflict((conflict) => conflict.columns(['teamId', 'campaignId', 'day']).doUpdateSet({ budget: row.budget }))
    .execute()

/** What was noted last, up to a day. */
async function budgetOn(
  db: Database | Transaction,
  { teamId, id }: LaunchedRow,
  today: string,
): Promise<BudgetDay | undefined> {
  const { rows } = await selectBudget(db, { teamId, campaignId: id, today })
  return rows[0]
}

const selectBudget = statement((db, { teamId, campaignId, today }: Record<'teamId' | 'campaignId' | 'today', string>) =>
  db
    .selectFrom('budgetDays')
    .where('teamId', '=', teamId)
    .where('campaignId', '=', campaignId)
    .where('day', '<=', today)
    .orderBy('day', 'desc')
    .limit(1)
    .selectAll(),
)

/** What the campaign is meant to spend, seen from a moment. */
export async function planOf(db: Database | Transaction, row: LaunchedRow, at: Date): Promise<Plan> {
  const { zone, budgetKind: kind, activeSince, startsAt, endsAt } = row
  const today = dayIn(zone, at)
  const last = await budgetOn(db, row, today)
  const ofToday = last?.day === today ? last.budget : 0
  const soFar = last ? last.before + last.budget : 0
  const amount = row.budgetAmount ?? 0
  const began = activeSince === null ? null : ([activeSince, startsAt ?? ''].sort()[1] ?? activeSince)
  return {
    zone,
    kind,
    amount,
    most: kind === 'daily' && endsAt === null ? contentOf(row).budget.most : null,
    startsAt: last?.began ?? began,
    endsAt,
    before: kind === 'daily' ? soFar - ofToday : 0,
    today: ofToday,
  }
}
