import { keepAlerts } from '../advertising/alertKeeping.ts'
import { adsOf, campaignRow, campaignToChange } from '../advertising/campaignRows.ts'
import { timeOfResults } from '../advertising/days.ts'
import { type LaunchedRow, launchedOf, noteBudget } from '../advertising/plans.ts'
import { promiseReading } from '../advertising/resultReadings.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import type { WorkKind } from '../jobs/kinds.ts'
import { holdTeam } from '../live/changes.ts'
import { askPlatform } from './asking.ts'
import { keepReading } from './keeping.ts'
import { nextReading } from './rhythm.ts'
import { newestDay } from './stored.ts'

/** Asks for the newest numbers, at once. Throws `not_found`, and `conflict` before the launch. */
export async function readResults(context: Context, campaignId: string) {
  const row = await campaignRow(context, context.db, campaignId)
  if (!launchedOf(row)) throw new Problem('conflict', 'It has not been launched yet, so there is nothing to read.')
  await write(context.db, (trx) => promiseReading(trx, context, campaignId))
  return { readAt: row.resultsAt }
}

/** Reads what a campaign has brought, keeps it, and promises the next reading. */
export const readKind: WorkKind<{ campaignId: string }> = {
  lane: 'insights',
  work: async (context, { campaignId }) => {
    const row = await rowOf(context, campaignId)
    if (!row) return
    const reading = await askPlatform(context, row, await adsOf(context.db, row))
    const then = { ...context, now: context.clock() }
    await write(context.db, async (trx) => {
      // Before everything else: what was spent belongs to the team's ledger.
      await holdTeam(trx, context)
      const held = launchedOf(await campaignToChange(trx, then, campaignId))
      if (!held) return
      await keepReading(trx, then, held, reading)
      const newest = await newestDay(trx, held)
      await noteBudget(trx, held, timeOfResults(held.zone, then.now, newest))
      await keepAlerts(trx, then, await campaignRow(then, trx, campaignId))
      await promiseNext(trx, then, held)
    })
  },
  // A refusal may have an end: a pair is linked again, or somebody gives a right back.
  failed: async (trx, context, { campaignId }, problem) => {
    context.log.info({ campaign: campaignId, code: problem.code }, 'the results of a campaign cannot be read')
    const row = await rowOf({ ...context, db: trx }, campaignId)
    if (row) await promiseNext(trx, context, row, refusedMs)
  },
}

const refusedMs = 3600_000

async function promiseNext(trx: Transaction, context: TeamContext, row: LaunchedRow, leastMs = 0) {
  const next = nextReading(row, context.now, await newestDay(trx, row))
  if (!next) return
  await promiseReading(trx, context, row.id, new Date(Math.max(next.getTime(), context.now.getTime() + leastMs)))
}

/** Also of a pair that is unlinked at the moment: it may be linked again. Null for what is gone or not out there. */
async function rowOf({ db, teamId }: Pick<TeamContext, 'db' | 'teamId'>, campaignId: string) {
  const row = await db
    .selectFrom('campaigns')
    .where('teamId', '=', teamId)
    .where('id', '=', campaignId)
    .where('removedAt', 'is', null)
    .selectAll()
    .executeTakeFirst()
  return row ? launchedOf(row) : null
}
