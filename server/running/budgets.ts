import { type CampaignsRow, campaignToChange, contentOf } from '../advertising/campaignRows.ts'
import { campaignView } from '../advertising/campaignViews.ts'
import { spanOf } from '../advertising/spans.ts'
import type { CampaignContent } from '../contract/campaignContent.ts'
import type { Campaign } from '../contract/campaigns.ts'
import { moneyWords } from '../contract/money.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { holdTeam } from '../live/changes.ts'
import { planOf } from '../planning/plans.ts'
import { checkFindings, startLaunch } from '../planning/starting.ts'

/**
 * Sets the budget of what stands out there: a new version of the content, and a launch of that alone. Throws `outdated`, `invalid`
 * for an amount that will not do, and `conflict` for changes that wait to be launched, for ten times the usual unless somebody is
 * sure, and for a raise that needs an approval, is over a limit, or comes while all spending is stopped.
 */
export function setBudget(
  context: Context,
  campaignId: string,
  version: number,
  { amount, sure }: { amount: number; sure: boolean },
): Promise<Campaign> {
  return write(context.db, async (trx) => {
    await holdTeam(trx, context)
    const row = await campaignToChange(trx, context, campaignId)
    if (row.version !== version)
      throw new Problem('outdated', 'Somebody changed this campaign meanwhile. Look at theirs before you change it.')
    if (row.launchedVersion === null)
      throw new Problem('conflict', 'It was never launched. Set the budget in the editor.')
    if (row.launchedVersion !== row.version)
      throw new Problem(
        'conflict',
        'There are changes that were not launched. Set the budget in the editor, and launch all of it.',
      )
    const content = contentOf(row)
    if (content.budget.amount === amount) return campaignView(trx, row)
    checkSpent(row, content, amount)
    const next = await keepContent(trx, context, row, { ...content, budget: { ...content.budget, amount } })
    const planned = await planOf(context, trx, next)
    checkFindings(
      planned.plan.findings.filter(({ path }) => path.startsWith('budget')),
      sure,
    )
    await startLaunch(trx, context, next, planned, { raises: amount > (content.budget.amount ?? 0) })
    return campaignView(trx, await campaignToChange(trx, context, campaignId))
  })
}

/** The platform takes no budget for all of the time below 110 per cent of what was spent (reference 7.1). */
function checkSpent({ spend, currency }: CampaignsRow, { budget }: CampaignContent, amount: number) {
  const least = Math.ceil((spend * 11) / 10)
  if (budget.kind !== 'lifetime' || amount >= least) return
  const sentence = `At least ${moneyWords(least, currency ?? 'EUR')}: that is 110 per cent of what was spent.`
  throw new Problem('invalid', sentence, { fields: { amount: sentence } })
}

/** Saves a new version of the content, in whose name the request is. */
export async function keepContent(
  trx: Transaction,
  context: Context,
  row: CampaignsRow,
  content: CampaignContent,
): Promise<CampaignsRow> {
  const now = context.now.toISOString()
  const version = row.version + 1
  const text = JSON.stringify(content)
  const span = row.zone === null ? null : spanOf(content, row.zone)
  const change = {
    content: text,
    version,
    name: content.name.trim(),
    nameKey: content.name.trim().toLowerCase(),
    budgetAmount: content.budget.amount,
    budgetKind: content.budget.kind,
    ...(span && { startsAt: span.startsAt, endsAt: span.endsAt }),
    changedAt: now,
    changedBy: context.person.id,
  }
  const { teamId, id } = row
  await trx
    .insertInto('campaignVersions')
    .values({ teamId, campaignId: id, version, content: text, savedAt: now, savedBy: context.person.id })
    .execute()
  await trx.updateTable('campaigns').set(change).where('teamId', '=', teamId).where('id', '=', id).execute()
  return { ...row, ...change }
}
