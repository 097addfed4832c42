import type { CampaignsRow } from '../advertising/campaignRows.ts'
import { pairLimits } from '../advertising/limits.ts'
import { namesOf } from '../advertising/people.ts'
import type { Plan } from '../contract/launches.ts'
import { moneyWords } from '../contract/money.ts'
import { Problem } from '../contract/problem.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { authorsOf } from './launchRows.ts'

/** What decides whether a plan needs an approval, and which. */
export type Costly = Pick<Plan, 'hash' | 'cost'>

/** Whether somebody else has to approve the plan, and whether they have: an approval is of one hash, and of no other. */
export async function approvalOf(
  context: Context,
  db: Database | Transaction,
  row: CampaignsRow,
  plan: Costly,
): Promise<Plan['approval']> {
  const { approvalAbove: above } = await pairLimits(db, context, row.pairId)
  const kept = await keptApproval(context, db, row.id)
  const bound = kept?.hash === plan.hash ? kept : null
  const isNeeded = isAbove(plan, above)
  const state = !isNeeded ? 'not_needed' : bound?.givenAt ? 'given' : bound?.askedAt ? 'asked' : 'needed'
  const names = await namesOf(
    db,
    [bound?.askedBy, bound?.givenBy].filter((id) => typeof id === 'string'),
  )
  return {
    state,
    above,
    askedBy: bound?.askedBy ? names(bound.askedBy) : null,
    givenBy: bound?.givenBy ? names(bound.givenBy) : null,
    at: bound?.givenAt ?? bound?.askedAt ?? null,
    mayGive: isNeeded && !(await authorsOf(db, row)).has(context.person.id),
  }
}

/** What can cost more than the limit of the pair, or without a bound at all. */
const isAbove = ({ cost }: Costly, above: number | null) => above !== null && (cost.most === null || cost.most > above)

/** Throws `conflict` where somebody else has to approve exactly this plan and has not. */
export async function checkApproval(context: TeamContext, db: Database | Transaction, row: CampaignsRow, plan: Costly) {
  const { approvalAbove: above } = await pairLimits(db, context, row.pairId)
  if (above === null || !isAbove(plan, above)) return
  const kept = await keptApproval(context, db, row.id)
  if (kept?.hash === plan.hash && kept.givenAt) return
  const words = plan.cost.currency ? moneyWords(above, plan.cost.currency, { short: true }) : String(above)
  throw new Problem('conflict', `It can cost more than ${words}, so somebody else has to approve it as it is now.`)
}

export const keptApproval = ({ teamId }: TeamContext, db: Database | Transaction, campaignId: string) =>
  db
    .selectFrom('approvals')
    .where('teamId', '=', teamId)
    .where('campaignId', '=', campaignId)
    .selectAll()
    .executeTakeFirst()
