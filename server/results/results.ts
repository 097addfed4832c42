import { adsOf, campaignRow, contentOf } from '../advertising/campaignRows.ts'
import { daysAfter, timeOfResults } from '../advertising/days.ts'
import { pacingOf, type SpentDay } from '../advertising/pacing.ts'
import { type LaunchedRow, launchedOf, planOf } from '../advertising/plans.ts'
import type { DayResult, Results } from '../contract/results.ts'
import type { Database } from '../db/database.ts'
import { statement } from '../db/statement.ts'
import type { Context } from '../http/context.ts'
import { type Breakdown, breakdownBetween, breakdownOfAll } from './breakdowns.ts'
import { noNumbers, sumOf } from './parts.ts'
import { winnerOf } from './winner.ts'

export interface Between {
  from?: string | undefined
  to?: string | undefined
}

export const mostDays = 400

/** What a campaign has brought, from what was kept as results arrived. Throws `not_found`. */
export async function getResults(context: Context, campaignId: string, between: Between): Promise<Results> {
  const { db } = context
  const campaign = await campaignRow(context, db, campaignId)
  const row = launchedOf(campaign)
  if (!row) return nothingYet(context, campaign.pairId)
  const ads = await adsOf(db, row)
  const all = await daysOf(db, row)
  const whole = await breakdownOfAll(db, row, ads)
  const isPart = between.from !== undefined || between.to !== undefined
  const days = isPart ? daysIn(all, between) : all
  const { total, networks, placements, creatives } = isPart ? await breakdownBetween(db, row, ads, days) : whole
  return {
    currency: row.currency,
    zone: row.zone,
    readAt: row.resultsAt,
    peopleAre: isPart ? 'at_most' : 'counted',
    total,
    networks,
    placements,
    creatives,
    days,
    pacing: await paceOf(context, row, all, whole),
    winner: ads.length < 2 ? null : winnerOf(contentOf(row).goal, whole.creatives, countDays(all)),
  }
}

const selectDays = statement((db, { teamId, campaignId }: Record<'teamId' | 'campaignId', string>) =>
  db
    .selectFrom('campaignDays')
    .where('teamId', '=', teamId)
    .where('campaignId', '=', campaignId)
    .orderBy('day', 'desc')
    .orderBy('network', 'desc')
    .limit(2 * mostDays)
    .select(['day', 'network', 'reach', 'impressions', 'clicks', 'engagements', 'spend']),
)

/** Its last days in their order, Facebook before Instagram. */
async function daysOf(db: Database, { teamId, id }: Pick<LaunchedRow, 'teamId' | 'id'>): Promise<DayResult[]> {
  const { rows } = await selectDays(db, { teamId, campaignId: id })
  return rows.reverse()
}

function daysIn(days: DayResult[], { from, to }: Between) {
  const last = to ?? days.at(-1)?.day
  const first = last === undefined ? from : [from ?? '', daysAfter(last, 1 - mostDays)].sort()[1]
  return days.filter(({ day }) => (first === undefined || day >= first) && (last === undefined || day <= last))
}

const countDays = (days: DayResult[]) => new Set(days.map(({ day }) => day)).size

async function paceOf({ db, now }: Context, row: LaunchedRow, days: DayResult[], { total }: Breakdown) {
  const read = row.resultsAt === null ? now : new Date(row.resultsAt)
  const at = timeOfResults(row.zone, read, days.at(-1)?.day ?? null)
  const plan = await planOf(db, row, at)
  return pacingOf(plan, {
    days: together(days),
    spent: total.spend,
    reach: total.reach,
    running: row.activeSince !== null,
    at,
  })
}

/** Both networks of a day as one. */
function together(days: DayResult[]): SpentDay[] {
  const sums: SpentDay[] = []
  for (const { day, spend, reach } of days) {
    const last = sums.at(-1)
    if (last?.day === day) {
      last.spend += spend
      last.reach += reach
    } else sums.push({ day, spend, reach })
  }
  return sums
}

/** Of a draft: what it would be counted in, if an ad account is chosen. */
async function nothingYet({ db, teamId }: Context, pairId: string): Promise<Results> {
  const account = await db
    .selectFrom('adAccounts')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .select(['currency', 'zone'])
    .executeTakeFirst()
  return {
    // Nothing is counted yet, so the platform's own currency stands in for one that is not chosen.
    currency: account?.currency ?? 'USD',
    zone: account?.zone ?? 'UTC',
    readAt: null,
    peopleAre: 'counted',
    total: sumOf([noNumbers]),
    networks: [],
    placements: [],
    creatives: [],
    days: [],
    pacing: null,
    winner: null,
  }
}
