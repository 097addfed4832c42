import { campaignRow, campaignToChange } from '../advertising/campaignRows.ts'
import { keepState } from '../advertising/states.ts'
import { checkStop } from '../advertising/stop.ts'
import type { Launch } from '../contract/launches.ts'
import { Problem } from '../contract/problem.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, holdTeam } from '../live/changes.ts'
import { launchRow, launchView, newestLaunch } from '../planning/launchRows.ts'
import { goOn } from '../planning/moving.ts'
import { planOf } from '../planning/plans.ts'
import { checkFindings, startLaunch } from '../planning/starting.ts'
import { promiseSweep } from './sweeping.ts'

/**
 * Promises to create what stands in the plan, everything paused, or to carry what differs to what stands out there. Throws
 * `outdated` when it is another plan by now, `invalid` with the fields that stand against it, `conflict` for what has to be
 * confirmed, approved or finished first, or while all spending is stopped.
 */
export function launch(
  context: Context,
  campaignId: string,
  version: number,
  { hash, sure }: { hash: string; sure: boolean },
): Promise<Launch> {
  return write(context.db, async (trx) => {
    await holdTeam(trx, context)
    const row = await campaignToChange(trx, context, campaignId)
    // The request came again under its key after a crash: it is promised already.
    const known = await newestLaunch(trx, row)
    if (known?.id === context.operationId) return launchView(trx, known)
    const planned = await planOf(context, trx, row)
    if (row.version !== version || planned.plan.hash !== hash)
      throw new Problem('outdated', 'The campaign was changed meanwhile. Look at the plan again.')
    checkFindings(planned.plan.findings, sure)
    return startLaunch(trx, context, row, planned)
  })
}

/** Null before the first launch. Throws `not_found`. */
export async function getLaunch(context: Context, campaignId: string): Promise<{ launch: Launch | null }> {
  const row = await campaignRow(context, context.db, campaignId)
  const launched = await newestLaunch(context.db, row)
  return { launch: launched ? await launchView(context.db, launched) : null }
}

/**
 * A person's word on the step that a launch is stuck at: send it again, after one more look for what the last try may have made,
 * or give the launch up; what was made stays as it is, paused, and a later launch goes on from it. Throws `not_found`, and
 * `conflict` when there is nothing to decide (any more) or all spending is stopped.
 */
export function decideStep(context: Context, launchId: string, decision: 'send_again' | 'give_up'): Promise<Launch> {
  return write(context.db, async (trx) => {
    const known = await launchRow(context, trx, launchId)
    const row = await campaignToChange(trx, context, known.campaignId)
    await linkedPair({ ...context, db: trx }, row.pairId)
    const stuck = await launchRow(context, trx, launchId)
    if (stuck.state !== 'stuck') throw new Problem('conflict', 'There is nothing to decide here any more.')
    await audit(trx, { ...context, actorId: context.person.id }, 'launches.decide', { launchId, decision })
    const change =
      decision === 'give_up'
        ? { state: 'cancelled' as const, finishedAt: context.now.toISOString() }
        : { state: 'running' as const }
    await trx.updateTable('launches').set(change).where('teamId', '=', row.teamId).where('id', '=', launchId).execute()
    if (decision === 'give_up') {
      await promiseSweep(trx, context, row, launchId)
      await keepState(trx, context, row, {})
    }
    if (decision === 'send_again') {
      await checkStop(context, trx)
      await goOn(trx, context, row, launchId, { again: true })
    }
    return launchView(trx, await launchRow(context, trx, launchId))
  })
}
