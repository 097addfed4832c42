import { type CampaignsRow, foundCampaign, keepCampaign } from '../advertising/campaignRows.ts'
import { releaseReservation } from '../advertising/ledger.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { changed, holdTeam } from '../live/changes.ts'
import { activationsUnderWay, addTarget } from './stopping.ts'
import { pausedByStop, type StopRow } from './stops.ts'

export interface Target {
  stopId: string
  campaignId: string
}

/** What a target is about; null when somebody erased it meanwhile. A pair that was unlinked keeps nothing from being paused. */
export async function targetOf(db: Database | Transaction, { teamId }: TeamContext, { stopId, campaignId }: Target) {
  const campaign = await foundCampaign(db, { teamId }, campaignId)
  const stop = await db
    .selectFrom('spendStops')
    .where('teamId', '=', teamId)
    .where('id', '=', stopId)
    .selectAll()
    .executeTakeFirst()
  return campaign && stop ? { campaign, stop } : null
}

/** Whether somebody switched it on after spending was allowed again: then it is not for the stop any more. */
export const isOnAgain = ({ campaign, stop }: { campaign: CampaignsRow; stop: StopRow }) =>
  stop.releasedAt !== null && campaign.activeSince !== null && campaign.activeSince > stop.releasedAt

/**
 * The platform said that the campaign is paused: what was kept free for it is free. Not before an activation under way has come
 * to its end, which could still switch it on behind our back.
 */
export async function confirmPaused(trx: Transaction, context: TeamContext, target: Target) {
  await holdTeam(trx, context)
  const found = await targetOf(trx, context, target)
  if (!found) return
  const underWay = await activationsUnderWay(trx, context)
  if (underWay.includes(target.campaignId)) return noteProblem(trx, context, target, unsettled)
  if (!(await markPaused(trx, context, target)) || isOnAgain(found)) return
  const { campaign, stop } = found
  const isOver = campaign.state === 'ended' || campaign.state === 'archived'
  const shown = stop.releasedAt ? pausedByStop : { state: 'stopped', why: `Stopped by ${stop.by}` }
  await releaseReservation(trx, context, campaign.id)
  await keepCampaign(trx, context, campaign, { activeSince: null, switching: null, ...(!isOver && shown) })
}

const unsettled = 'It is paused, and an activation that was under way has not come to its end yet.'

async function markPaused(trx: Transaction, context: TeamContext, { stopId, campaignId }: Target) {
  const { numUpdatedRows } = await trx
    .updateTable('spendStopTargets')
    .set({ pausedAt: context.now.toISOString(), problem: null })
    .where('teamId', '=', context.teamId)
    .where('stopId', '=', stopId)
    .where('campaignId', '=', campaignId)
    .where('pausedAt', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await changed(trx, context, 'spending')
  return numUpdatedRows > 0n
}

/** Why it is not paused yet, for whoever waits for it. */
export async function noteProblem(trx: Transaction, context: TeamContext, target: Target, problem: string | null) {
  const { numUpdatedRows } = await trx
    .updateTable('spendStopTargets')
    .set({ problem })
    .where('teamId', '=', context.teamId)
    .where('stopId', '=', target.stopId)
    .where('campaignId', '=', target.campaignId)
    .where('pausedAt', 'is', null)
    .where((eb) => eb(eb.fn.coalesce('problem', eb.val('')), '<>', problem ?? ''))
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await changed(trx, context, 'spending')
}

/**
 * It was seen to be on out there in spite of the stop: it is to be paused once more. What was paused since the reading began at
 * `seenAt`, or is being paused, needs no more than that.
 */
export async function pauseAgain(trx: Transaction, context: TeamContext, target: Target, seenAt: Date) {
  await holdTeam(trx, context)
  const found = await targetOf(trx, context, target)
  if (!found || found.stop.releasedAt) return
  const known = await trx
    .selectFrom('spendStopTargets')
    .where('teamId', '=', context.teamId)
    .where('stopId', '=', target.stopId)
    .where('campaignId', '=', target.campaignId)
    .select('pausedAt')
    .executeTakeFirst()
  if (known && (known.pausedAt === null || known.pausedAt >= seenAt.toISOString())) return
  const { campaign, stop } = found
  await addTarget(trx, context, { ...target, problem: 'It was switched on after the stop, and is being paused.' })
  await keepCampaign(trx, context, campaign, { state: 'stopped', why: `Being stopped by ${stop.by}` })
  await changed(trx, context, 'spending')
}
