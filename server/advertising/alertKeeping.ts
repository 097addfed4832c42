import { Alert, CampaignState, Drift } from '../contract/campaignStates.ts'
import type { NotificationKind } from '../contract/notifications.ts'
import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { notify } from '../notices/notify.ts'
import { alertsOf, type Standing } from './alerts.ts'
import { adsOf, type CampaignsRow, keepCampaign } from './campaignRows.ts'
import { dayIn, timeOfResults } from './days.ts'
import { dailyOf, plannedBy } from './pacing.ts'
import { type LaunchedRow, launchedOf, planOf } from './plans.ts'
import { dueMonths } from './renewals.ts'

/**
 * Looks what is the matter with a campaign now, keeps it, and tells those who advertise of what was not the matter before: once, and
 * at most once a day of each kind. For whoever has just read how it stands or what it brought; `row` as it is kept by now, held
 * with `campaignToChange`.
 */
export async function keepAlerts(trx: Transaction, context: TeamContext, row: CampaignsRow) {
  const launched = launchedOf(row)
  if (!launched) return
  const before = Alert.array().parse(JSON.parse(row.alerts))
  const alerts = alertsOf(await standingOf(trx, context, launched), before, context.now)
  if (JSON.stringify(alerts) === JSON.stringify(before)) return
  await keepCampaign(trx, context, row, { alerts: JSON.stringify(alerts) })
  for (const { kind, what } of alerts) {
    const told = news[kind]
    if (!told || before.some((alert) => alert.kind === kind)) continue
    await notify(trx, context, {
      kind: told,
      key: `${row.id} ${kind} ${dayIn(launched.zone, context.now)}`,
      pairId: row.pairId,
      threadId: null,
      campaignId: row.id,
      to: 'advertisers',
      about: { who: null, what: `${row.name}: ${what}` },
    })
  }
}

/** Who stopped all spending did so in front of everybody; it is no news. */
const news: Record<Alert['kind'], NotificationKind | null> = {
  rejected: 'ad_rejected',
  no_payment: 'no_delivery',
  no_delivery: 'no_delivery',
  over_plan: 'over_plan',
  drift: 'campaign_drift',
  stopped: null,
  limit: 'spend_limit',
}

async function standingOf(trx: Transaction, context: TeamContext, row: LaunchedRow): Promise<Standing> {
  const { state, currency, zone, activeSince, startsAt, endsAt, spend, resultsAt } = row
  const newest = await newestDay(trx, row)
  const at = timeOfResults(zone, resultsAt === null ? context.now : new Date(resultsAt), newest)
  const plan = await planOf(trx, row, at)
  const ads = await adsOf(trx, row)
  return {
    state: CampaignState.parse(state),
    currency,
    zone,
    activeSince,
    startsAt,
    endsAt,
    ads: ads.map((ad) => ({ creative: ad.creative, state: ad.state, feedback: JSON.parse(ad.feedback) as string[] })),
    drift: Drift.array().parse(JSON.parse(row.drift)),
    obstacle: await obstacleOf(trx, row),
    stoppedAt: await stoppedAt(trx, row),
    refusedMonth: await refusedMonth(trx, context, row),
    spent: spend,
    planned: plannedBy(plan, at),
    daily: dailyOf(plan),
    lastShown: newest,
    knownUntil: resultsAt === null ? null : at.toISOString(),
  }
}

const toldBeforeMs = 31 * 24 * 3600_000

/** A month so near that is not kept free yet was refused: months are kept free a year ahead, and tried again all the time. */
async function refusedMonth(trx: Transaction, { now }: TeamContext, row: LaunchedRow) {
  const due = await dueMonths(trx, row, now)
  const near = due.find(
    ({ begins, kept, committed }) =>
      committed > kept && begins > now && begins.getTime() - now.getTime() <= toldBeforeMs,
  )
  return near?.month ?? null
}

async function newestDay(trx: Transaction, { teamId, id }: LaunchedRow) {
  const newest = await trx
    .selectFrom('campaignDays')
    .where('teamId', '=', teamId)
    .where('campaignId', '=', id)
    .where('impressions', '>', 0)
    .orderBy('day', 'desc')
    .limit(1)
    .select('day')
    .executeTakeFirst()
  return newest?.day ?? null
}

async function obstacleOf(trx: Transaction, { teamId, pairId, adAccountId }: LaunchedRow) {
  const account = await trx
    .selectFrom('adAccounts')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('accountId', '=', adAccountId)
    .select('obstacle')
    .executeTakeFirst()
  // Without the Profile it is shown on Facebook alone, which is nothing to be woken for.
  return account?.obstacle === 'no_profile' ? null : (account?.obstacle ?? null)
}

/** Since when the stop stands that has paused this one. */
async function stoppedAt(trx: Transaction, { teamId, id }: LaunchedRow) {
  const stop = await trx
    .selectFrom('spendStops')
    .innerJoin('spendStopTargets', (join) =>
      join
        .onRef('spendStopTargets.teamId', '=', 'spendStops.teamId')
        .onRef('spendStopTargets.stopId', '=', 'spendStops.id'),
    )
    .where('spendStops.teamId', '=', teamId)
    .where('spendStops.releasedAt', 'is', null)
    .where('spendStopTargets.campaignId', '=', id)
    .select('spendStops.at')
    .executeTakeFirst()
  return stop?.at ?? null
}
