import type { CampaignsRow } from '../advertising/campaignRows.ts'
import { reserveAtLeast } from '../advertising/reserving.ts'
import { keepState } from '../advertising/states.ts'
import { checkStop } from '../advertising/stop.ts'
import type { Finding, Launch } from '../contract/launches.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import type { Context } from '../http/context.ts'
import { checkApproval } from './approvalStates.ts'
import { stepRows, unfinishedLaunch } from './launchRows.ts'
import type { Planned } from './plans.ts'
import { promiseLaunch } from './promising.ts'

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
