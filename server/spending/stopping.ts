import { activationKind, standingStop } from '../advertising/stop.ts'
import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { enqueueOnce, jobsTopic } from '../jobs/queue.ts'
import { audit, changed, holdTeam } from '../live/changes.ts'

export interface Stopper {
  /** As it is shown: a member's name, or where it was pulled from. */
  by: string
  actorId: string
}

/**
 * Throws the switch: from the end of the transaction on no call that spends leaves. Activations that nobody has begun are
 * cancelled, and everything that is switched on, or may be by an activation under way, is to be paused. A stop that stands
 * already stays the one there is, and what waits of it is tried at once.
 */
export async function stopTeam(trx: Transaction, context: TeamContext, { by, actorId }: Stopper): Promise<string> {
  await holdTeam(trx, context)
  const standing = await standingStop(trx, context.teamId)
  if (standing) {
    await hurry(trx, context)
    await cancelLook(trx, context)
    await promiseLook(trx, context, { stopId: standing.id, round: 0, suspects: [] })
    return standing.id
  }
  const stop = { teamId: context.teamId, id: context.newId(), at: context.now.toISOString(), by, releasedAt: null }
  await trx.insertInto('spendStops').values(stop).execute()
  const underWay = [...(await cancelActivations(trx, context)), ...(await activationsUnderWay(trx, context))]
  const campaigns = await toPause(trx, context, underWay)
  for (const { id } of campaigns) await addTarget(trx, context, { stopId: stop.id, campaignId: id })
  await showStopped(
    trx,
    context,
    campaigns.map(({ id }) => id),
    `Being stopped by ${by}`,
  )
  const look = { stopId: stop.id, round: 0, suspects: underWay }
  await promiseLook(trx, context, look, new Date(context.now.getTime() + firstLookMs))
  await audit(trx, { ...context, actorId }, 'spending.stop', { stopId: stop.id, campaigns: campaigns.length })
  for (const pairId of new Set(campaigns.map((campaign) => campaign.pairId))) {
    const ids = campaigns.flatMap((campaign) => (campaign.pairId === pairId ? [campaign.id] : []))
    await changed(trx, context, 'campaigns', pairId, ids)
  }
  await changed(trx, context, 'spending')
  return stop.id
}

/** The campaign counts as not paused from here on, and its pause is promised. */
export async function addTarget(
  trx: Transaction,
  context: TeamContext,
  { stopId, campaignId, problem = null }: { stopId: string; campaignId: string; problem?: string | null },
) {
  await trx
    .insertInto('spendStopTargets')
    .values({ teamId: context.teamId, stopId, campaignId, pausedAt: null, problem })
    .onConflict((conflict) =>
      conflict.columns(['teamId', 'stopId', 'campaignId']).doUpdateSet({ pausedAt: null, problem }),
    )
    .execute()
  await promisePause(trx, context, { stopId, campaignId })
}

export const pauseOf = (campaignId: string) => `stop ${campaignId}`

/** Under a subject of its own: it waits for nothing else that is promised about the campaign. */
export const promisePause = (trx: Transaction, context: TeamContext, payload: { stopId: string; campaignId: string }) =>
  enqueueOnce(trx, context, {
    kind: 'spending.pause',
    lane: 'stop',
    subject: pauseOf(payload.campaignId),
    payload,
  })

/** By then most of what is on is paused, and needs no look. */
const firstLookMs = 3000

export interface Look {
  stopId: string
  round: number
  /** Campaigns that an activation may yet switch on which was under way once. */
  suspects: string[]
}

export const promiseLook = (trx: Transaction, context: TeamContext, payload: Look, runAt?: Date) =>
  enqueueOnce(trx, context, {
    kind: 'spending.watch',
    lane: 'stop',
    subject: `watch ${payload.stopId}`,
    payload,
    ...(runAt && { runAt }),
  })

/** The campaigns whose activation somebody is about to send, has sent without an answer, or rests until it can be read. */
export async function activationsUnderWay(trx: Pick<Transaction, 'selectFrom'>, { teamId }: TeamContext) {
  const jobs = await trx
    .selectFrom('jobs')
    .where('teamId', '=', teamId)
    .where('kind', '=', activationKind)
    .where('state', '=', 'ready')
    .select('payload')
    .execute()
  return jobs.map(campaignOf)
}

/** Those that were begun and rest before their next try have it at once: it does not leave, and they are over. */
async function cancelActivations(trx: Transaction, { teamId, now }: TeamContext) {
  const jobs = await trx
    .updateTable('jobs')
    .set({ state: 'cancelled', finishedAt: now.toISOString() })
    .where('teamId', '=', teamId)
    .where('kind', '=', activationKind)
    .where('state', '=', 'ready')
    .where('lockedUntil', 'is', null)
    .where('attempt', '=', 0)
    .returning('payload')
    .execute()
  await trx
    .updateTable('jobs')
    .set({ runAt: now.toISOString() })
    .where('teamId', '=', teamId)
    .where('kind', '=', activationKind)
    .where('state', '=', 'ready')
    .where('lockedUntil', 'is', null)
    .execute()
  return jobs.map(campaignOf)
}

const campaignOf = ({ payload }: { payload: string }) => (JSON.parse(payload) as { campaignId: string }).campaignId

async function toPause(trx: Transaction, { teamId }: TeamContext, underWay: string[]) {
  const active = await trx
    .selectFrom('campaigns')
    .where('teamId', '=', teamId)
    .where('activeSince', 'is not', null)
    .select(['id', 'pairId'])
    .execute()
  const known = new Set(active.map(({ id }) => id))
  const others = underWay.filter((id) => !known.has(id))
  if (others.length === 0) return active
  const more = await trx
    .selectFrom('campaigns')
    .where('teamId', '=', teamId)
    .where('id', 'in', others)
    .select(['id', 'pairId'])
    .execute()
  return [...active, ...more]
}

const atOnce = 500

async function showStopped(trx: Transaction, { teamId }: TeamContext, ids: string[], why: string) {
  for (let from = 0; from < ids.length; from += atOnce)
    await trx
      .updateTable('campaigns')
      .set({ state: 'stopped', why })
      .where('teamId', '=', teamId)
      .where('id', 'in', ids.slice(from, from + atOnce))
      .execute()
}

/** Whoever presses again does not want to wait for the next try. */
async function hurry(trx: Transaction, context: TeamContext) {
  await trx
    .updateTable('jobs')
    .set({ runAt: context.now.toISOString() })
    .where('teamId', '=', context.teamId)
    .where('kind', '=', 'spending.pause')
    .where('state', '=', 'ready')
    .where('lockedUntil', 'is', null)
    .execute()
  await context.hub.announce(trx, jobsTopic)
}

/** Whoever presses again wants everything to be looked through, and not only what is open. */
async function cancelLook(trx: Transaction, { teamId, now }: TeamContext) {
  await trx
    .updateTable('jobs')
    .set({ state: 'cancelled', finishedAt: now.toISOString() })
    .where('teamId', '=', teamId)
    .where('kind', '=', 'spending.watch')
    .where('state', '=', 'ready')
    .where('lockedUntil', 'is', null)
    .execute()
}
