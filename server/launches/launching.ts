import { type CampaignsRow, campaignRow, campaignToChange } from '../advertising/campaignRows.ts'
import { keepState } from '../advertising/states.ts'
import { checkStop } from '../advertising/stop.ts'
import type { Finding, Launch } from '../contract/launches.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, holdTeam } from '../live/changes.ts'
import { checkApproval } from './approvalStates.ts'
import { launchRow, launchView, newestLaunch, stepRows, unfinishedLaunch } from './launchRows.ts'
import { goOn } from './moving.ts'
import { type Planned, planOf } from './plans.ts'
import { promiseLaunch } from './promising.ts'
import { reserveAtLeast } from './reserving.ts'
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

/**
 * Carries a plan out, in the transaction that began with `holdTeam`. What makes it spend less needs no leave; an approval that
 * the campaign had is void all the same.
 */
export async function startLaunch(
  trx: Transaction,
  context: Context,
  row: CampaignsRow,
  planned: Planned,
  { raises = true } = {},
): Promise<Launch> {
  const { plan, steps, grounds, span } = planned
  await checkStop(context, trx)
  if (raises) await checkApproval(context, trx, row, plan)
  await endStuck(trx, context, row)
  if (!steps.some(({ does }) => does !== 'none'))
    throw new Problem('conflict', 'What stands out there is just this already.')
  const { account } = grounds
  if (!account || !span) throw new Problem('conflict', 'Choose the ad account that pays for it.')
  if (row.activeSince) await reserveAtLeast(trx, context, row, span)

  const paidBy = { adAccountId: account.id, currency: account.currency, zone: account.zone }
  const payable = await keepState(trx, context, row, paidBy)
  return promiseLaunch(trx, context, payable, { version: row.version, hash: plan.hash, steps })
}

/** Throws `invalid` with what stands against it, and `conflict` for what nobody has confirmed. */
export function checkFindings(findings: Finding[], sure: boolean) {
  const errors = findings.filter(({ level }) => level === 'error')
  if (errors.length > 0)
    throw new Problem('invalid', errors[0]?.message ?? '', {
      fields: Object.fromEntries(errors.toReversed().map(({ path, message }) => [path || 'content', message])),
    })
  const asks = findings.filter(({ level }) => level === 'ask')
  if (asks.length > 0 && !sure)
    throw new Problem('conflict', asks.map(({ message }) => message).join(' '), {
      fields: { sure: 'Say that you are sure.' },
    })
}

/** What got stuck is gone on with by the new launch, from what it had made. */
async function endStuck(trx: Transaction, context: Context, row: CampaignsRow) {
  const other = await unfinishedLaunch(trx, row)
  if (!other) return
  const steps = await stepRows(trx, other)
  const isOpen = steps.some(({ state }) => state === 'sending' || state === 'confirming' || state === 'needs_you')
  if (other.state === 'running' || isOpen)
    throw new Problem('conflict', 'A launch of it is under way. Wait until it is done, or decide what it asks.')
  await trx
    .updateTable('launches')
    .set({ state: 'cancelled', finishedAt: context.now.toISOString() })
    .where('teamId', '=', row.teamId)
    .where('id', '=', other.id)
    .execute()
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
