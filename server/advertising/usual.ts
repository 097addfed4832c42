import type { Database, Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { type CampaignsRow, contentOf } from './campaignRows.ts'

const looksAt = 20
const dayMs = 24 * 3600_000

/**
 * The usual daily budget of a pair in a currency, in the smallest amounts: the median over the 20 campaigns that were launched
 * last, a lifetime budget spread over its days. Null before the first. Of `except` only what stands out there counts, and only
 * where there is no other: whoever changes it is not to be compared with the change.
 */
export async function usualBudget(
  db: Database | Transaction,
  { teamId }: Pick<TeamContext, 'teamId'>,
  { pairId, currency, except }: { pairId: string; currency: string; except?: CampaignsRow },
): Promise<number | null> {
  const rows = await db
    .selectFrom('campaigns')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('currency', '=', currency)
    .where('launchedAt', 'is not', null)
    .where('budgetAmount', 'is not', null)
    .$if(except !== undefined, (others) => others.where('id', '<>', except?.id ?? ''))
    .orderBy('launchedAt', 'desc')
    .limit(looksAt)
    .select(['budgetKind', 'budgetAmount', 'startsAt', 'endsAt', 'launchedAt'])
    .execute()
  const daily = rows.map(({ budgetKind, budgetAmount, startsAt, endsAt, launchedAt }) => {
    const lasts = Date.parse(endsAt ?? '') - Date.parse(startsAt ?? launchedAt ?? '')
    const days = budgetKind === 'daily' || !(lasts > 0) ? 1 : Math.max(1, Math.round(lasts / dayMs))
    return Math.round((budgetAmount ?? 0) / days)
  })
  return median(daily) ?? (except ? launchedBudget(db, except) : null)
}

/** The daily budget of the version that stands out there; null before the launch, and for a lifetime budget. */
async function launchedBudget(db: Database | Transaction, { teamId, id, launchedVersion }: CampaignsRow) {
  if (launchedVersion === null) return null
  const version = await db
    .selectFrom('campaignVersions')
    .where('teamId', '=', teamId)
    .where('campaignId', '=', id)
    .where('version', '=', launchedVersion)
    .select('content')
    .executeTakeFirst()
  const budget = version && contentOf(version).budget
  return budget?.kind === 'daily' ? budget.amount : null
}

function median(numbers: number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [below, above] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return below === undefined || above === undefined ? null : Math.round((below + above) / 2)
}
