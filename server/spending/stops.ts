import type { Selectable } from 'kysely'
import { wakeAfterStop } from '../advertising/afterStop.ts'
import { standingStop } from '../advertising/stop.ts'
import type { SpendStop } from '../contract/spending.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { audit, changed, holdTeam } from '../live/changes.ts'
import { stopTeam } from './stopping.ts'

export type StopRow = Selectable<Tables['spendStops']>

/** How far the stop that stands has come; null when there is none. */
export const getStop = async (context: TeamContext) => ({ stop: await stopView(context.db, context.teamId) })

/** Nothing that spends leaves any more from here on; pressed again it answers the same stop and lets what waits be tried at once. */
export async function stopSpending(context: Context) {
  await write(context.db, (trx) => stopTeam(trx, context, { by: context.person.name, actorId: context.person.id }))
  return getStop(context)
}

/** Whatever was paused stays so, and what could not be paused yet still is. Changes that waited for this go on, with all of it paused. */
export async function releaseStop(context: Context) {
  await write(context.db, async (trx) => {
    await holdTeam(trx, context)
    const stop = await standingStop(trx, context.teamId)
    if (!stop) return
    await trx
      .updateTable('spendStops')
      .set({ releasedAt: context.now.toISOString() })
      .where('teamId', '=', context.teamId)
      .where('id', '=', stop.id)
      .execute()
    await showPaused(trx, context, stop)
    await wakeAfterStop(trx, context)
    await audit(trx, { ...context, actorId: context.person.id }, 'spending.releaseStop', { stopId: stop.id })
    await changed(trx, context, 'spending')
  })
  return getStop(context)
}

/** What is not known to be paused yet goes on being stopped. */
async function showPaused(trx: Transaction, context: TeamContext, { id }: StopRow) {
  const stopped = await trx
    .updateTable('campaigns')
    .set(pausedByStop)
    .where('teamId', '=', context.teamId)
    .where('state', '=', 'stopped')
    .where('activeSince', 'is', null)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('spendStopTargets')
        .where('teamId', '=', context.teamId)
        .where('stopId', '=', id)
        .where('pausedAt', 'is not', null)
        .select('campaignId'),
    )
    .returning(['id', 'pairId'])
    .execute()
  for (const pairId of new Set(stopped.map((campaign) => campaign.pairId))) {
    const ids = stopped.flatMap((campaign) => (campaign.pairId === pairId ? [campaign.id] : []))
    await changed(trx, context, 'campaigns', pairId, ids)
  }
}

/** How a campaign is shown that was stopped, once the stop stands no more. */
export const pausedByStop = { state: 'paused', why: 'All spending was stopped' }

const mostOpen = 100

export async function stopView(db: Database | Transaction, teamId: string): Promise<SpendStop | null> {
  const stop = await standingStop(db, teamId)
  if (!stop) return null
  const targets = await db
    .selectFrom('spendStopTargets')
    .innerJoin('campaigns', (join) =>
      join
        .onRef('campaigns.teamId', '=', 'spendStopTargets.teamId')
        .onRef('campaigns.id', '=', 'spendStopTargets.campaignId'),
    )
    .innerJoin('pairs', (join) =>
      join.onRef('pairs.teamId', '=', 'campaigns.teamId').onRef('pairs.id', '=', 'campaigns.pairId'),
    )
    .where('spendStopTargets.teamId', '=', teamId)
    .where('spendStopTargets.stopId', '=', stop.id)
    .orderBy('pairs.pageName')
    .orderBy('pairs.id')
    .orderBy('campaigns.name')
    .orderBy('campaigns.id')
    .select([
      'campaigns.id as campaignId',
      'campaigns.pairId',
      'pairs.pageName as pairName',
      'campaigns.name',
      'spendStopTargets.problem',
      'spendStopTargets.pausedAt',
    ])
    .execute()
  const open = targets.filter(({ pausedAt }) => pausedAt === null)
  return {
    at: stop.at,
    by: stop.by,
    total: targets.length,
    paused: targets.length - open.length,
    open: open.slice(0, mostOpen).map(({ pausedAt, ...one }) => one),
  }
}
