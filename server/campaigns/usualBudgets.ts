import { adAccountRow } from '../advertising/adAccount.ts'
import { campaignRow } from '../advertising/campaignRows.ts'
import { usualBudget } from '../advertising/usual.ts'
import type { TeamContext } from '../http/context.ts'

/**
 * What the budget of a campaign is compared with, in the smallest amounts of the account that pays for it: the number that a
 * launch is checked by. Null without an ad account or another campaign. Throws `not_found` for one that is not the team's.
 */
export async function getUsualBudget(context: TeamContext, id: string): Promise<{ daily: number | null }> {
  const row = await campaignRow(context, context.db, id)
  const { pairId, adAccountId } = row
  const launched = adAccountId === null ? null : row.currency
  const currency = launched ?? (await adAccountRow(context, pairId))?.currency
  return { daily: currency ? await usualBudget(context.db, context, { pairId, currency, except: row }) : null }
}
