import { dayIn, daysAfter } from '../advertising/days.ts'
import type { DayResult } from '../contract/results.ts'
import type { Context } from '../http/context.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { type Between, mostDays } from './results.ts'

const usualDays = 366

/**
 * All campaigns of a pair together. After a change of the ad account there may be money of two currencies, which do not add up: what
 * is shown is the one that is paid with now, or else the one that was paid with last. Throws `not_found`.
 */
export async function listPairDays(context: Context, pairId: string, between: Between) {
  const { zone: pairZone } = await linkedPair(context, pairId)
  const account = await accountOf(context, pairId)
  const currency = account?.currency ?? (await newestCurrency(context, pairId))
  if (currency === null) return { currency, days: [] }
  const { to } = between
  const last = to ?? dayIn(account?.zone ?? pairZone, context.now)
  const from = between.from ?? daysAfter(last, 1 - usualDays)
  const days = await context.db
    .selectFrom('pairDays')
    .where('teamId', '=', context.teamId)
    .where('pairId', '=', pairId)
    .where('currency', '=', currency)
    .where('day', '>=', [from, daysAfter(last, 1 - mostDays)].sort()[1] ?? from)
    .$if(to !== undefined, (days) => days.where('day', '<=', to ?? ''))
    .where('impressions', '>', 0)
    .orderBy('day')
    .orderBy('network')
    .select(['day', 'network', 'reach', 'impressions', 'clicks', 'engagements', 'spend'])
    .execute()
  return { currency, days: days satisfies DayResult[] }
}

const accountOf = ({ db, teamId }: Context, pairId: string) =>
  db
    .selectFrom('adAccounts')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .select(['currency', 'zone'])
    .executeTakeFirst()

async function newestCurrency({ db, teamId }: Context, pairId: string) {
  const newest = await db
    .selectFrom('pairDays')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .orderBy('day', 'desc')
    .limit(1)
    .select('currency')
    .executeTakeFirst()
  return newest?.currency ?? null
}
