import type { Database, Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import type { Verdict } from '../jobs/kinds.ts'
import { PlatformFailure } from '../platform/failure.ts'

/**
 * The kind of job that switches a campaign on; its payload names it as `campaignId`. Whoever stops all spending cancels those
 * that nobody has begun, and looks out for what the others may still bring about.
 */
export const activationKind = 'launches.activate'

/** The stop that stands; null when the team may spend. */
export async function standingStop(db: Database | Transaction, teamId: string) {
  const stop = await db
    .selectFrom('spendStops')
    .where('teamId', '=', teamId)
    .where('releasedAt', 'is', null)
    .selectAll()
    .executeTakeFirst()
  return stop ?? null
}

/**
 * Throws PlatformFailure `conflict`, rejected, while a stop of the team stands. It is read each time: another process may have
 * thrown the switch a moment ago.
 */
export async function checkStop({ db: handle, teamId }: TeamContext, db: Database | Transaction = handle) {
  if (await standingStop(db, teamId)) throw new PlatformFailure('conflict', stopped, { outcome: 'rejected' })
}

const stopped = 'All spending is stopped. Somebody who manages the team has to allow it again first.'

/**
 * The door through which every call goes that may spend, or spend more. Nothing that waits stands between the look at the
 * switch and `call`, so it goes around the call to the platform itself and not around work that leads to one.
 */
export async function spendingCall<T>(context: TeamContext, call: () => Promise<T>): Promise<T> {
  await checkStop(context)
  return call()
}

/** Whether a call did not leave because all spending was stopped while it was on its way: nobody said no to what it asks. */
export const wasStopped = (verdict: Verdict) => verdict.state === 'refused' && verdict.problem === stopped
