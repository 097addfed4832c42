import type { CampaignAdsRow } from '../advertising/campaignRows.ts'
import { dayIn, daysAfter } from '../advertising/days.ts'
import type { LaunchedRow } from '../advertising/plans.ts'
import { speakingForAds } from '../advertising/speaking.ts'
import type { WorkContext } from '../jobs/kinds.ts'
import type { InsightRow, InsightsAsk } from '../platform/advertising.ts'
import { numbersOf, type Part, partOf } from './parts.ts'
import { newestDay, spendOutside } from './stored.ts'

export interface Reading {
  /** The days that were asked for, both included; null without a limit. */
  since: string | null
  until: string | null
  /** Ad by ad, day by day, placement by placement. */
  days: InsightRow[]
  /** Network by network, day by day: people are not to be added up over placements. */
  reach: InsightRow[]
  /** Of all the time; empty where the platform says nothing. */
  totals: Part[]
}

/** So long the platform still corrects its numbers, and so far back the first reading of a day goes. The others go as far as yesterday. */
const corrected = 28
const recent = 1

/** What the platform counts for a campaign by now. Throws PlatformFailure. */
export async function askPlatform(context: WorkContext, row: LaunchedRow, ads: CampaignAdsRow[]): Promise<Reading> {
  const totals = await askTotals(context, row, ads)
  const known = await newestDay(context.db, row)
  const today = dayIn(row.zone, context.now)
  const window = { since: sinceWhen(row, context.now), until: known !== null && known > today ? known : today }
  const reading = { ...window, ...(await askDays(context, row, window)), totals }
  if (await addsUp(context, row, reading)) return reading
  // Something lies outside of these days: then everything is read.
  const whole = { since: null, until: null }
  return { ...whole, ...(await askDays(context, row, whole)), totals }
}

function sinceWhen({ zone, resultsAt, launchedAt }: LaunchedRow, now: Date): string | null {
  if (resultsAt === null) return launchedAt === null ? null : daysAfter(dayIn(zone, new Date(launchedAt)), -1)
  const last = dayIn(zone, new Date(resultsAt))
  return daysAfter(last, last < dayIn(zone, now) ? -corrected : -recent)
}

async function askDays(context: WorkContext, row: LaunchedRow, window: Pick<InsightsAsk, 'since' | 'until'>) {
  const perDay = { ...window, perDay: true }
  const days = await ask(context, row, { ...perDay, level: 'ad', by: 'placement' })
  return { days, reach: await ask(context, row, { ...perDay, level: 'campaign', by: 'network' }) }
}

/** With one ad alone what is counted for the campaign is counted for the ad, which saves two calls. */
async function askTotals(context: WorkContext, row: LaunchedRow, ads: CampaignAdsRow[]): Promise<Part[]> {
  const inAll = { since: null, until: null, perDay: false }
  const ofCampaign: InsightRow[] = []
  for (const by of ['all', 'network', 'placement'] as const)
    ofCampaign.push(...(await ask(context, row, { ...inAll, level: 'campaign', by })))
  const ids = ads.flatMap(({ adId }) => adId ?? [])
  const [only] = ids
  const ofAds =
    ids.length === 1 && only !== undefined
      ? ofCampaign.filter(({ position }) => position === null).map((each) => ({ ...each, adId: only }))
      : [
          ...(await ask(context, row, { ...inAll, level: 'ad', by: 'all' })),
          ...(await ask(context, row, { ...inAll, level: 'ad', by: 'network' })),
        ]
  const parts = [...ofCampaign.map((each) => ({ ...each, adId: null })), ...ofAds]
  return [...new Map(parts.map((each) => [partOf(each), { part: partOf(each), ...numbersOf(each) }])).values()]
}

async function ask(context: WorkContext, { pairId, adAccountId, remoteId }: LaunchedRow, what: InsightsAsk) {
  await context.progress({})
  return speakingForAds(context, pairId, adAccountId, (speaker) =>
    context.platform.ads.readInsights(speaker, remoteId, what),
  )
}

/** What may be missing between two figures of the platform that were not counted in the same moment. */
const tolerated = 0.01

/** Whether the days that were read account for what was spent since the last reading. */
async function addsUp({ db }: WorkContext, row: LaunchedRow, { since, until, days, totals }: Reading) {
  const total = totals.find(({ part }) => part === 'all')
  if (!total) return true
  const { outside, inside } = await spendOutside(db, row, since, until)
  const found = days.reduce((sum, { spend }) => sum + spend, 0)
  const unexplained = total.spend - row.spend - (found - inside)
  return (
    Math.abs(unexplained) <= Math.max(1, tolerated * total.spend) || outside + found >= total.spend * (1 - tolerated)
  )
}
