import { type CampaignsRow, campaignToChange } from '../advertising/campaignRows.ts'
import { reserveMonth } from '../advertising/ledger.ts'
import { type DueMonth, dueMonths } from '../advertising/renewals.ts'
import { keepState } from '../advertising/states.ts'
import { promisePause } from '../advertising/switching.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import { audit, holdTeam } from '../live/changes.ts'
import { notify } from '../notices/notify.ts'
import { unfinishedLaunch } from '../planning/launchRows.ts'

/**
 * Keeps free what the campaigns of a pair that are on can spend in the months to come, as time goes on: an endless one gets
 * another month each month. A month that a limit does not allow is tried again each time; a campaign that has none of its own
 * when the month is about to begin is paused before, and says why.
 */
export async function renewReservations(context: TeamContext, pairId: string) {
  const rows = await context.db
    .selectFrom('campaigns')
    .where('teamId', '=', context.teamId)
    .where('pairId', '=', pairId)
    .where('activeSince', 'is not', null)
    .where('removedAt', 'is', null)
    .orderBy('activeSince')
    .orderBy('id')
    .selectAll()
    .execute()
  for (const row of rows) {
    const now = context.clock()
    // Most of the time there is nothing to renew, and nobody has to wait for the team.
    if ((await dueMonths(context.db, row, now)).length === 0) continue
    await write(context.db, async (trx) => {
      await holdTeam(trx, context)
      await renew(trx, { ...context, now }, await campaignToChange(trx, context, row.id))
    })
  }
}

/** A month that is refused this long before it begins is one that the campaign is paused for, if the platform is away for a while. */
const pausesBeforeMs = 2 * 3600_000

async function renew(trx: Transaction, context: TeamContext, row: CampaignsRow) {
  const { currency, zone } = row
  if (currency === null || zone === null) return
  // What is on its way may spend as much as before or as much as then, so nothing is freed meanwhile.
  const isMoving = Boolean(await unfinishedLaunch(trx, row))
  for (const due of await dueMonths(trx, row, context.now)) {
    if (isMoving && due.committed < due.kept) continue
    try {
      await reserveMonth(trx, context, { ...row, currency, zone }, due)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (isAtHand(due, context.now)) return pauseFor(trx, context, row, due, error.message)
    }
  }
}

/** A month that has begun and has something left is no surprise: what was kept for it was enough by the plan. */
function isAtHand({ begins, kept }: DueMonth, now: Date) {
  if (begins <= now) return kept === 0
  return begins.getTime() - now.getTime() <= pausesBeforeMs
}

async function pauseFor(trx: Transaction, context: TeamContext, row: CampaignsRow, { month }: DueMonth, why: string) {
  const words = `Paused, because a limit does not allow its budget any longer. ${why}`
  await keepState(trx, context, row, { activeSince: null, switching: 'paused', switchProblem: words })
  await promisePause(trx, context, row)
  await audit(trx, { ...context, actorId: 'the limit' }, 'launches.pause', { campaignId: row.id, month })
  await notify(trx, context, {
    kind: 'spend_limit',
    key: `${row.id} paused ${month}`,
    pairId: row.pairId,
    threadId: null,
    campaignId: row.id,
    to: 'advertisers',
    about: { who: null, what: `${row.name}: ${words}` },
  })
}
