import { type CampaignsRow, campaignToChange } from '../advertising/campaignRows.ts'
import type { Plan } from '../contract/launches.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { audit, changed } from '../live/changes.ts'
import { notify } from '../notices/notify.ts'
import { approvalOf, keptApproval } from '../planning/approvalStates.ts'
import { authorsOf, unfinishedLaunch } from '../planning/launchRows.ts'
import { planOf, wholePlan } from '../planning/plans.ts'

/** Tells the others of the team who may approve. Throws `outdated` when the plan is another one by now, `conflict` when there is nothing to ask for. */
export function askApproval(context: Context, campaignId: string, hash: string): Promise<Plan> {
  return write(context.db, async (trx) => {
    const { row, plan } = await planNow(trx, context, campaignId, hash)
    if (plan.approval.state === 'not_needed') throw new Problem('conflict', 'This needs no approval.')
    if (plan.approval.state === 'given') return plan
    await keep(trx, context, campaignId, {
      hash,
      askedAt: context.now.toISOString(),
      askedBy: context.person.id,
      givenAt: null,
      givenBy: null,
    })
    await notify(trx, context, {
      kind: 'approval_asked',
      key: `${campaignId} ${hash}`,
      pairId: row.pairId,
      threadId: null,
      campaignId,
      to: 'advertisers',
      by: context.person.id,
      about: { who: context.person.name, what: row.name },
    })
    await tell(trx, context, row, 'launches.askApproval')
    return wholePlan(context, trx, row)
  })
}

/** Throws `outdated` as above, `forbidden` for whoever wrote any of it, `conflict` when no approval is needed. */
export function approve(context: Context, campaignId: string, hash: string): Promise<Plan> {
  return write(context.db, async (trx) => {
    const { row, plan } = await planNow(trx, context, campaignId, hash)
    if (plan.approval.state === 'not_needed') throw new Problem('conflict', 'This needs no approval.')
    if (plan.approval.state === 'given') return plan
    if (!plan.approval.mayGive)
      throw new Problem('forbidden', 'You wrote some of it yourself, so somebody else has to approve it.')
    if (plan.findings.some(({ level }) => level === 'error'))
      throw new Problem('conflict', 'It cannot be launched as it is. Let it be put right before you approve it.')
    const kept = await keptApproval(context, trx, campaignId)
    const asked = kept?.hash === hash ? kept : { askedAt: null, askedBy: null }
    await keep(trx, context, campaignId, {
      hash,
      askedAt: asked.askedAt,
      askedBy: asked.askedBy,
      givenAt: context.now.toISOString(),
      givenBy: context.person.id,
    })
    const people = new Set([...(await authorsOf(trx, row)), ...(asked.askedBy ? [asked.askedBy] : [])])
    await notify(trx, context, {
      kind: 'approval_given',
      key: `${campaignId} ${hash} ${context.now.toISOString()}`,
      pairId: row.pairId,
      threadId: null,
      campaignId,
      to: { people: [...people] },
      by: context.person.id,
      about: { who: context.person.name, what: row.name },
    })
    await tell(trx, context, row, 'launches.approve')
    return wholePlan(context, trx, row)
  })
}

/** Throws `conflict` once the launch has begun. */
export function withdrawApproval(context: Context, campaignId: string): Promise<Plan> {
  return write(context.db, async (trx) => {
    const row = await campaignToChange(trx, context, campaignId)
    if ((await unfinishedLaunch(trx, row)) || row.launchedVersion === row.version)
      throw new Problem('conflict', 'The launch has begun. Pause the campaign instead.')
    await trx
      .updateTable('approvals')
      .set({ givenAt: null, givenBy: null })
      .where('teamId', '=', context.teamId)
      .where('campaignId', '=', campaignId)
      .execute()
    await tell(trx, context, row, 'launches.withdrawApproval')
    return wholePlan(context, trx, row)
  })
}

async function planNow(trx: Transaction, context: Context, campaignId: string, hash: string) {
  const row = await campaignToChange(trx, context, campaignId)
  const { plan } = await planOf(context, trx, row)
  if (plan.hash !== hash) throw new Problem('outdated', 'The campaign was changed meanwhile. Look at the plan again.')
  return { row, plan: { ...plan, approval: await approvalOf(context, trx, row, plan) } }
}

interface Kept {
  hash: string
  askedAt: string | null
  askedBy: string | null
  givenAt: string | null
  givenBy: string | null
}

const keep = (trx: Transaction, { teamId }: TeamContext, campaignId: string, kept: Kept) =>
  trx
    .insertInto('approvals')
    .values({ teamId, campaignId, ...kept })
    .onConflict((conflict) => conflict.columns(['teamId', 'campaignId']).doUpdateSet(kept))
    .execute()

async function tell(trx: Transaction, context: Context, row: CampaignsRow, action: string) {
  await audit(trx, { ...context, actorId: context.person.id }, action, { campaignId: row.id, version: row.version })
  await changed(trx, context, 'launches', row.pairId, [row.id])
}
