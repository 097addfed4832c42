import { DateTime } from 'luxon'
import { commitmentsOf } from '../advertising/ledger.ts'
import { pairCurrency } from '../advertising/limits.ts'
import type { Commitment, SpendLimits } from '../contract/spending.ts'
import type { TeamContext } from '../http/context.ts'

/** This month and the next as they are in a zone, as `2026-11`. */
const monthsIn = (now: Date, zone: string) => {
  const here = DateTime.fromJSDate(now, { zone }).startOf('month')
  return [here, here.plus({ months: 1 })].map((month) => month.toFormat('yyyy-MM'))
}

/** Of this month and the next, in the zone of the ad account: also where nothing is spent or committed yet. */
export async function pairCommitments(
  context: TeamContext,
  pairId: string,
  { currency, perMonth }: Pick<SpendLimits, 'currency' | 'perMonth'>,
): Promise<Commitment[]> {
  const account = await pairCurrency(context.db, context, pairId)
  const months = monthsIn(context.now, account?.zone ?? 'UTC')
  const limitOf = (of: string) => (of === currency ? perMonth : null)
  const rows = await commitmentsOf(context.db, context.teamId, { pairId })
  return shown(rows, months, currency ? [currency] : [], limitOf)
}

/** The same over all pairs, in whichever zones they are; every currency that is limited or used. */
export async function teamCommitments(
  context: TeamContext,
  items: { currency: string; perMonth: number }[],
): Promise<Commitment[]> {
  const accounts = await context.db
    .selectFrom('adAccounts')
    .where('teamId', '=', context.teamId)
    .select('zone')
    .distinct()
    .execute()
  const zones = accounts.length > 0 ? accounts.map(({ zone }) => zone) : ['UTC']
  const months = [...new Set(zones.flatMap((zone) => monthsIn(context.now, zone)))].sort()
  const limitOf = (of: string) => items.find(({ currency }) => currency === of)?.perMonth ?? null
  const rows = await commitmentsOf(context.db, context.teamId)
  return shown(
    rows,
    months,
    items.map(({ currency }) => currency),
    limitOf,
  )
}

function shown(
  rows: Awaited<ReturnType<typeof commitmentsOf>>,
  months: string[],
  limited: string[],
  limitOf: (currency: string) => number | null,
): Commitment[] {
  const current = rows.filter(({ month }) => months.includes(month))
  const currencies = [...new Set([...limited, ...current.map(({ currency }) => currency)])].sort()
  return months.flatMap((month) =>
    currencies.map((currency) => {
      const row = current.find((each) => each.month === month && each.currency === currency)
      return { month, currency, limit: limitOf(currency), spent: row?.spent ?? 0, committed: row?.committed ?? 0 }
    }),
  )
}
