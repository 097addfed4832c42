import { adsOf, type CampaignsRow, campaignToChange } from '../advertising/campaignRows.ts'
import { campaignView } from '../advertising/campaignViews.ts'
import { releaseReservation } from '../advertising/ledger.ts'
import { reserveAll } from '../advertising/reserving.ts'
import { keepState } from '../advertising/states.ts'
import { checkStop } from '../advertising/stop.ts'
import { promisePause, promiseSwitches } from '../advertising/switching.ts'
import type { Campaign } from '../contract/campaigns.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { enqueue } from '../jobs/queue.ts'
import { audit, holdTeam } from '../live/changes.ts'
import { checkApproval } from '../planning/approvalStates.ts'
import { unfinishedLaunch } from '../planning/launchRows.ts'
import { planOf } from '../planning/plans.ts'

/**
 * Lets a launched campaign spend from now on. Throws `outdated` when it was changed since `version`, and `conflict` with the reason
 * for what may not be switched on: changes that were not launched, a launch under way, no approval, a closed ad account, ads that
 * were rejected, an end that is over, a limit of the pair or the team, or a stop of all spending.
 */
export function activate(context: Context, campaignId: string, version: number): Promise<Campaign> {
  return write(context.db, async (trx) => {
    await holdTeam(trx, context)
    const row = await campaignToChange(trx, context, campaignId)
    if (row.version !== version)
      throw new Problem('outdated', 'Somebody changed this campaign meanwhile. Look at it before you switch it on.')
    if (row.activeSince) return campaignView(trx, row)
    return campaignView(trx, await switchOn(trx, context, row))
  })
}

/** The same in a transaction that began with `holdTeam`. */
export async function switchOn(trx: Transaction, context: Context, row: CampaignsRow): Promise<CampaignsRow> {
  await checkStop(context, trx)
  await checkReady(trx, row)
  const { plan, grounds, span } = await planOf(context, trx, row)
  const { account } = grounds
  if (!account || !span) throw new Problem('conflict', 'Choose the ad account that pays for it.')
  if (account.obstacle === 'disabled')
    throw new Problem('conflict', 'The platform has closed this ad account. Settle that with it, or choose another.')
  if (account.obstacle === 'no_payment')
    throw new Problem(
      'conflict',
      'The ad account has nothing to pay with. Add a way to pay on Facebook, then check it again.',
    )
  if (span.endsAt && span.endsAt <= context.now.toISOString())
    throw new Problem('conflict', 'Its end is over. Give it a later one and launch that first.')
  await checkApproval(context, trx, row, plan)
  await reserveAll(trx, context, { ...row, ...account, id: row.id }, span)
  const active = { ...row, activeSince: context.now.toISOString() }
  await keepState(trx, context, row, { activeSince: active.activeSince, switchProblem: null })
  await promiseSwitches(trx, context, active)
  await record(trx, context, 'launches.activate', row.id)
  return keepState(trx, context, { ...active, switching: 'active', switchProblem: null }, {})
}

async function checkReady(trx: Transaction, row: CampaignsRow) {
  if (row.archivedAt) throw new Problem('conflict', 'It is archived and never runs again. Duplicate it instead.')
  if (row.launchedVersion === null || !row.remoteId) throw new Problem('conflict', 'Launch it first.')
  if (await unfinishedLaunch(trx, row))
    throw new Problem('conflict', 'A launch of it is under way. Wait until it is done.')
  if (row.launchedVersion !== row.version)
    throw new Problem('conflict', 'It was changed since it was launched. Launch the changes first, or undo them.')
  if (row.switching === 'paused')
    throw new Problem('conflict', 'It is being paused at this moment. Try again in a while.')
  const ads = await adsOf(trx, row)
  const standing = ads.filter(({ state }) => state !== 'gone')
  if (standing.length === 0) throw new Problem('conflict', 'Its ads were deleted elsewhere. Duplicate it instead.')
  if (standing.every(({ state }) => state === 'rejected'))
    throw new Problem('conflict', 'The platform rejected it. Change what it says, and launch that first.')
}

/** What it kept free for itself is released once the platform has confirmed it. Throws `not_found`, `conflict` before a launch. */
export function pause(context: Context, campaignId: string): Promise<Campaign> {
  return write(context.db, async (trx) => {
    const row = await campaignToChange(trx, context, campaignId)
    if (!row.remoteId) throw new Problem('conflict', 'It was never launched, so there is nothing to pause.')
    if (row.archivedAt) return campaignView(trx, row)
    const paused = await switchOff(trx, context, row)
    await record(trx, context, 'launches.pause', row.id)
    return campaignView(trx, paused)
  })
}

async function switchOff(trx: Transaction, context: Context, row: CampaignsRow): Promise<CampaignsRow> {
  const paused = await keepState(trx, context, row, { activeSince: null, switching: 'paused', switchProblem: null })
  await promisePause(trx, context, row)
  return paused
}

/** It is switched off with it, and nothing is kept free for it any more. Throws `conflict` while a launch is under way. */
export function archive(context: Context, campaignId: string): Promise<Campaign> {
  return write(context.db, async (trx) => {
    const row = await campaignToChange(trx, context, campaignId)
    const launch = await unfinishedLaunch(trx, row)
    if (launch?.state === 'running')
      throw new Problem('conflict', 'A launch of it is under way. Wait until it is done.')
    if (row.archivedAt && !row.switchProblem) return campaignView(trx, row)
    if (launch)
      await trx
        .updateTable('launches')
        .set({ state: 'cancelled', finishedAt: context.now.toISOString() })
        .where('teamId', '=', row.teamId)
        .where('id', '=', launch.id)
        .execute()
    const archived = await keepState(trx, context, row, {
      archivedAt: row.archivedAt ?? context.now.toISOString(),
      activeSince: null,
      switching: row.remoteId ? 'archived' : null,
      switchProblem: null,
    })
    if (row.remoteId)
      await enqueue(trx, context, {
        kind: 'launches.archive',
        lane: 'hide',
        subject: `pause ${campaignId}`,
        payload: { campaignId },
      })
    else await releaseReservation(trx, context, campaignId)
    await record(trx, context, 'launches.archive', row.id)
    return campaignView(trx, archived)
  })
}

export const record = (trx: Transaction, context: Context, action: string, campaignId: string) =>
  audit(trx, { ...context, actorId: context.person.id }, action, { campaignId })
