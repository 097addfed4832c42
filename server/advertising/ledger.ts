import { moneyWords } from '../contract/money.ts'
import { Problem } from '../contract/problem.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import type { CampaignsRow } from './campaignRows.ts'
import { limitsOn } from './limits.ts'

/** What the ledger has to know of a campaign: what it is counted under, and in whose months. */
export type Reserving = Pick<CampaignsRow, 'id' | 'pairId'> & { currency: string; zone: string }

/** A calendar month as `2026-11` in the zone of the ad account; `most` is the most that the campaign can spend in it in all. */
export interface MonthMost {
  month: string
  most: number
}

/**
 * Keeps free what the campaign may still spend, month by month, in place of what was kept for it before. The transaction began
 * with `holdTeam`, so that nobody else commits anything of the team meanwhile. Throws `conflict`, with the amounts in words,
 * when the limit of the pair or of the team would be exceeded; what does not rise is never refused.
 */
export async function reserve(trx: Transaction, context: TeamContext, campaign: Reserving, months: MonthMost[]) {
  const before = await monthsOf(trx, context, campaign)
  for (const { month, most } of months) {
    const committed = Math.max(0, most - (before.get(month)?.spent ?? 0))
    await keepFree(trx, context, campaign, before, { month, committed })
  }
  const named = new Set(months.map(({ month }) => month))
  for (const [month, { spent }] of before)
    if (!named.has(month)) await keepMonth(trx, context, campaign, { month, committed: 0, spent })
}

/** Keeps another amount free in one month, and leaves the others alone. Begins and throws as `reserve` does. */
export async function reserveMonth(
  trx: Transaction,
  context: TeamContext,
  campaign: Reserving,
  { month, committed }: { month: string; committed: number },
) {
  await keepFree(trx, context, campaign, await monthsOf(trx, context, campaign), { month, committed })
}

async function keepFree(
  trx: Transaction,
  context: TeamContext,
  campaign: Reserving,
  before: Awaited<ReturnType<typeof monthsOf>>,
  { month, committed }: { month: string; committed: number },
) {
  const { spent = 0, committed: earlier = 0 } = before.get(month) ?? {}
  if (committed > earlier) await checkLimits(trx, context, campaign, { month, committed, earlier })
  await keepMonth(trx, context, campaign, { month, committed, spent })
}

/** Nothing is kept for the campaign any more; what it spent stays counted. */
export async function releaseReservation(trx: Transaction, { teamId }: TeamContext, campaignId: string) {
  await trx
    .updateTable('reservations')
    .set({ committed: 0 })
    .where('teamId', '=', teamId)
    .where('campaignId', '=', campaignId)
    .where('committed', '>', 0)
    .execute()
}

/**
 * Writes down what was spent by now, in all, in each of the months. What is spent is no longer kept free: as long as the
 * campaign is on, the two together stay what they were, unless it spent more than was ever kept for it.
 */
export async function noteSpend(
  trx: Transaction,
  context: TeamContext,
  campaign: Reserving,
  months: { month: string; spent: number }[],
) {
  const before = await monthsOf(trx, context, campaign)
  const isOn = await isSwitchedOn(trx, context, campaign.id)
  for (const { month, spent } of months) {
    const { spent: earlier = 0, committed = 0 } = before.get(month) ?? {}
    const kept = isOn || committed > 0 ? Math.max(0, committed + earlier - spent) : 0
    await keepMonth(trx, context, campaign, { month, committed: kept, spent })
  }
}

/** What is spent and committed of the team, or of one pair, by month and currency, oldest first. */
export async function commitmentsOf(db: Database | Transaction, teamId: string, { pairId }: { pairId?: string } = {}) {
  const rows = await db
    .selectFrom('reservations')
    .where('teamId', '=', teamId)
    .$if(pairId !== undefined, (query) => query.where('pairId', '=', String(pairId)))
    .groupBy(['month', 'currency'])
    .orderBy('month')
    .orderBy('currency')
    .select(({ fn }) => ['month', 'currency', fn.sum('spent').as('spent'), fn.sum('committed').as('committed')])
    .execute()
  return rows.map(({ spent, committed, ...row }) => ({ ...row, spent: Number(spent), committed: Number(committed) }))
}

async function checkLimits(
  trx: Transaction,
  context: TeamContext,
  { pairId, currency }: Reserving,
  { month, committed, earlier }: { month: string; committed: number; earlier: number },
) {
  const counted = await trx
    .selectFrom('reservations')
    .where('teamId', '=', context.teamId)
    .where('currency', '=', currency)
    .where('month', '=', month)
    .groupBy('pairId')
    .select(({ fn }) => ['pairId', fn.sum('spent').as('spent'), fn.sum('committed').as('committed')])
    .execute()
  for (const { whose, limit, of } of await limitsOn(trx, context, { pairId, currency })) {
    const rows = counted.filter((row) => of === null || row.pairId === of)
    const used = rows.reduce((sum, row) => sum + Number(row.spent) + Number(row.committed), 0) - earlier
    if (used + committed > limit) throw tooMuch(context, { month, currency, committed, used, whose, limit })
  }
}

interface TooMuch {
  month: string
  currency: string
  committed: number
  used: number
  whose: string
  limit: number
}

function tooMuch({ now }: TeamContext, { month, currency, committed, used, whose, limit }: TooMuch) {
  const money = (amount: number) => moneyWords(amount, currency, { short: true })
  const isThisYear = now.toISOString().startsWith(month.slice(0, 4))
  const name = new Intl.DateTimeFormat('en', {
    month: 'long',
    ...(!isThisYear && { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`))
  return new Problem(
    'conflict',
    `This would commit ${money(committed)} in ${name}; the limit of ${whose} is ${money(limit)}, of which ${money(used)} are spent or committed.`,
  )
}

async function monthsOf(trx: Transaction, { teamId }: TeamContext, { id }: Reserving) {
  const rows = await trx
    .selectFrom('reservations')
    .where('teamId', '=', teamId)
    .where('campaignId', '=', id)
    .select(['month', 'spent', 'committed'])
    .execute()
  return new Map(rows.map((row) => [row.month, row]))
}

async function isSwitchedOn(trx: Transaction, { teamId }: TeamContext, campaignId: string) {
  const row = await trx
    .selectFrom('campaigns')
    .where('teamId', '=', teamId)
    .where('id', '=', campaignId)
    .select('activeSince')
    .executeTakeFirst()
  return Boolean(row?.activeSince)
}

async function keepMonth(
  trx: Transaction,
  { teamId }: TeamContext,
  { id: campaignId, pairId, currency }: Reserving,
  row: { month: string; committed: number; spent: number },
) {
  await trx
    .insertInto('reservations')
    .values({ teamId, campaignId, pairId, currency, ...row })
    .onConflict((conflict) => conflict.columns(['teamId', 'campaignId', 'month']).doUpdateSet({ ...row, currency }))
    .execute()
}
