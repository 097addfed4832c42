import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { enqueue, jobsTopic, type NewJob } from '../jobs/queue.ts'
import { standingStop } from './stop.ts'

/** What is shown of a change that waits. */
export const waitsForRelease = 'All spending is stopped. This goes on by itself once it is allowed again.'

const looksAgainMs = 600_000

/**
 * Promises once more what a stop kept from leaving. It goes on when spending is allowed again, and not by surprise: whatever was
 * switched on is paused by then, and stays so until somebody switches it on.
 */
export async function promiseAfterStop(trx: Transaction, context: TeamContext, job: NewJob) {
  const stop = await standingStop(trx, context.teamId)
  const runAt = new Date(context.now.getTime() + (stop ? looksAgainMs : 0))
  await enqueue(trx, context, { ...job, runAt })
}

/** Lets what waited for the end of a stop be tried at once. What was begun rests for a reason of its own. */
export async function wakeAfterStop(trx: Transaction, { teamId, now, hub }: TeamContext) {
  await trx
    .updateTable('jobs')
    .set({ runAt: now.toISOString() })
    .where('teamId', '=', teamId)
    .where('kind', 'in', ['launches.carry', 'launches.switchAd'])
    .where('state', '=', 'ready')
    .where('lockedUntil', 'is', null)
    .where('attempt', '=', 0)
    .execute()
  await hub.announce(trx, jobsTopic)
}
