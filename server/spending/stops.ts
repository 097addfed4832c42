import type { Selectable } from 'kysely'
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

/** Whatever was paused stays so, and what could not be paused yet still is. */
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
    await audit(trx, { ...context, actorId: context.person.id }, 'spending.releaseStop', { stopId: stop.id })
    await changed(trx, context, 'spending')
  })
  return getStop(context)
}

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
    .where('spendStopTargets.teamId', '=', teamId)
    .where('spendStopTargets.stopId', '=', stop.id)
    .orderBy('campaigns.name')
    .orderBy('campaigns.id')
    .select(['campaigns.id as campaignId', 'campaigns.name', 'spendStopTargets.problem', 'spendStopTargets.pausedAt'])
    .execute()
  const open = targets.filter(({ pausedAt }) => pausedAt === null)
  return {
    at: stop.at,
    by: stop.by,
    total: targets.length,
    paused: targets.length - open.length,
    open: open.slice(0, mostOpen).map(({ campaignId, name, problem }) => ({ campaignId, name, problem })),
  }
}
