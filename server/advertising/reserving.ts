import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import type { CampaignsRow } from './campaignRows.ts'
import { reserve } from './ledger.ts'
import { monthsOf, type Span } from './spans.ts'

type Paid = Pick<CampaignsRow, 'id' | 'pairId' | 'spend'> & { currency: string; zone: string }

/** Keeps free the most that it can spend from now on, in place of what was kept for it. Throws `conflict` over a limit. */
export async function reserveAll(trx: Transaction, context: TeamContext, row: Paid, span: Span) {
  await reserve(trx, context, row, await monthsToReserve(trx, context, row, span))
}

/** The same, and no less than is kept already: what is to spend less spends as before until the platform has heard of it. */
export async function reserveAtLeast(trx: Transaction, context: TeamContext, row: CampaignsRow, span: Span) {
  const { currency, zone } = row
  if (currency === null || zone === null) return
  const months = new Map(
    (await monthsToReserve(trx, context, row, span)).map(({ month, most }) => [month, most] as const),
  )
  for (const { month, spent, committed } of await keptMonths(trx, context, row))
    if (committed > 0) months.set(month, Math.max(months.get(month) ?? 0, spent + committed))
  const most = [...months].map(([month, amount]) => ({ month, most: amount }))
  await reserve(trx, context, { ...row, currency, zone }, most)
}

/** The most that it can spend in each month from now on, with what it has spent in it. */
async function monthsToReserve(trx: Transaction, context: TeamContext, row: Pick<Paid, 'id' | 'spend'>, span: Span) {
  const kept = await keptMonths(trx, context, row)
  const spent = kept.reduce((sum, month) => sum + month.spent, 0)
  const spentIn = new Map(kept.map((month) => [month.month, month.spent]))
  return monthsOf(span, context.now, Math.max(spent, row.spend)).map(({ month, most }) => ({
    month,
    most: most + (spentIn.get(month) ?? 0),
  }))
}

async function keptMonths(trx: Transaction, { teamId }: TeamContext, { id }: Pick<Paid, 'id'>) {
  const rows = await trx
    .selectFrom('reservations')
    .where('teamId', '=', teamId)
    .where('campaignId', '=', id)
    .select(['month', 'spent', 'committed'])
    .execute()
  return rows.map(({ month, spent, committed }) => ({ month, spent: Number(spent), committed: Number(committed) }))
}
