import { AdState } from '../contract/campaignStates.ts'
import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { adsOf, type CampaignsRow, keepCampaign } from './campaignRows.ts'
import { type CampaignStanding, stateOf } from './campaignState.ts'
import { standingStop } from './stop.ts'

/**
 * Writes a change of a campaign, how it is with it, and why. `row` is as it stands in the transaction that holds it. Answers the
 * row as it is now.
 */
export async function keepState(
  trx: Transaction,
  context: TeamContext,
  row: CampaignsRow,
  change: Partial<CampaignsRow>,
): Promise<CampaignsRow> {
  const next = { ...row, ...change }
  // Whoever stops all spending takes promises to switch on away.
  if (next.switching === 'active' && next.activeSince === null) next.switching = null
  const { state, why } = stateOf(await standingOf(trx, context, next))
  await keepCampaign(trx, context, row, { ...change, switching: next.switching, state, why })
  return { ...next, state, why }
}

async function standingOf(trx: Transaction, context: TeamContext, row: CampaignsRow): Promise<CampaignStanding> {
  const ads = await adsOf(trx, row)
  return {
    now: context.now,
    zone: row.zone ?? 'UTC',
    archived: row.archivedAt !== null,
    launched: row.launchedVersion !== null,
    launch: await launchOf(trx, row),
    activeSince: row.activeSince,
    switching: row.switching,
    switchProblem: row.switchProblem,
    ...(await scheduleOf(trx, row)),
    ads: ads.map(({ state, feedback, pausedAt }) => ({
      state: AdState.parse(state),
      feedback: JSON.parse(feedback),
      pausedAt,
    })),
    stoppedBy: row.activeSince === null ? await stopperOf(trx, row) : null,
  }
}

async function launchOf(trx: Transaction, { teamId, id }: CampaignsRow): Promise<CampaignStanding['launch']> {
  const launch = await trx
    .selectFrom('launches')
    .where('teamId', '=', teamId)
    .where('campaignId', '=', id)
    .orderBy('startedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .select(['id', 'state'])
    .executeTakeFirst()
  if (!launch) return null
  const steps = await trx
    .selectFrom('launchSteps')
    .where('teamId', '=', teamId)
    .where('launchId', '=', launch.id)
    .where('does', '<>', 'none')
    .select(['state', 'problem'])
    .execute()
  const done = steps.filter(({ state }) => state === 'done').length
  return {
    state: launch.state,
    done,
    total: steps.length,
    problem: steps.flatMap(({ problem }) => problem ?? [])[0] ?? null,
  }
}

/** Who pulled the stop that this campaign was paused by; null for one that was off before. */
async function stopperOf(trx: Transaction, { teamId, id }: CampaignsRow) {
  const stop = await standingStop(trx, teamId)
  if (!stop) return null
  const target = await trx
    .selectFrom('spendStopTargets')
    .where('teamId', '=', teamId)
    .where('stopId', '=', stop.id)
    .where('campaignId', '=', id)
    .select('campaignId')
    .executeTakeFirst()
  return target ? stop.by : null
}

/** When it starts and ends as it was launched: a draft that says otherwise is only a draft. */
async function scheduleOf(trx: Transaction, { teamId, id, startsAt, endsAt }: CampaignsRow) {
  const step = await trx
    .selectFrom('launchSteps')
    .innerJoin('launches', (join) =>
      join.onRef('launches.teamId', '=', 'launchSteps.teamId').onRef('launches.id', '=', 'launchSteps.launchId'),
    )
    .where('launches.teamId', '=', teamId)
    .where('launches.campaignId', '=', id)
    .where('launchSteps.what', '=', 'ad_set')
    .where('launchSteps.creative', '=', 'a')
    .where('launchSteps.state', '=', 'done')
    .orderBy('launches.startedAt', 'desc')
    .orderBy('launches.id', 'desc')
    .limit(1)
    .select('launchSteps.payload')
    .executeTakeFirst()
  if (!step) return { startsAt, endsAt }
  const launched: { part: { spec: Pick<CampaignsRow, 'startsAt' | 'endsAt'> } } = JSON.parse(step.payload)
  return { startsAt: launched.part.spec.startsAt, endsAt: launched.part.spec.endsAt }
}
