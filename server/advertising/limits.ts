import { z } from 'zod'
import { Problem } from '../contract/problem.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'

const TeamLimits = z.array(z.object({ currency: z.string(), perMonth: z.int() }))

/** What is said of the limits of a pair; version 0 as long as nothing was ever said. */
export async function pairLimits(db: Database | Transaction, { teamId }: Pick<TeamContext, 'teamId'>, pairId: string) {
  const row = await db
    .selectFrom('spendLimits')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .select(['version', 'approvalAbove', 'perMonth'])
    .executeTakeFirst()
  return row ?? { version: 0, approvalAbove: null, perMonth: null }
}

/** What the team may spend in a month over all of its pairs, per currency; version 0 as long as nothing was ever said. */
export async function teamLimits(db: Database | Transaction, { teamId }: Pick<TeamContext, 'teamId'>) {
  const row = await db
    .selectFrom('teamSpendLimits')
    .where('teamId', '=', teamId)
    .select(['version', 'limits'])
    .executeTakeFirst()
  return row ? { version: row.version, items: TeamLimits.parse(JSON.parse(row.limits)) } : { version: 0, items: [] }
}

/** The currency that the limits of a pair are in: that of its ad account; null before one is chosen. */
export async function pairCurrency(
  db: Database | Transaction,
  { teamId }: Pick<TeamContext, 'teamId'>,
  pairId: string,
) {
  const account = await db
    .selectFrom('adAccounts')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .select(['currency', 'zone'])
    .executeTakeFirst()
  return account ?? null
}

interface MonthlyLimit {
  /** In words: whose limit it is. */
  whose: string
  limit: number
  /** Of this pair alone; null for all pairs of the team. */
  of: string | null
}

/**
 * The limits that hold for what a campaign of the pair commits. Throws `conflict` when the limit of the pair is in another
 * currency than the campaign is paid in: then nobody can say whether it would be kept.
 */
export async function limitsOn(
  db: Database | Transaction,
  context: TeamContext,
  { pairId, currency }: { pairId: string; currency: string },
): Promise<MonthlyLimit[]> {
  const { perMonth } = await pairLimits(db, context, pairId)
  const { items } = await teamLimits(db, context)
  const account = perMonth === null ? null : await pairCurrency(db, context, pairId)
  if (account && account.currency !== currency)
    throw new Problem(
      'conflict',
      `The limit of the pair is in ${account.currency}, and this campaign is paid in ${currency}. Take the limit away, or launch the campaign anew.`,
    )
  return [
    ...(perMonth === null ? [] : [{ whose: 'the pair', limit: perMonth, of: pairId }]),
    ...items.flatMap((item) =>
      item.currency === currency ? [{ whose: 'the team', limit: item.perMonth, of: null }] : [],
    ),
  ]
}
