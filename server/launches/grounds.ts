import type { Selectable } from 'kysely'
import type { CampaignsRow } from '../advertising/campaignRows.ts'
import type { CampaignContent } from '../contract/campaignContent.ts'
import type { CampaignFacts } from '../contract/findings.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import type { TeamContext } from '../http/context.ts'
import { linkedPair, type PairRow } from '../linking/pairRows.ts'

/** The ad account that pays for a campaign: fixed once it was launched, before that the one chosen for its pair. */
export interface Payer {
  id: string
  currency: string
  zone: string
  leastDaily: number
  payer: string | null
  beneficiary: string | null
  obstacle: Selectable<Tables['adAccounts']>['obstacle']
}

export interface Grounds {
  pair: PairRow
  account: Payer | null
  images: Map<string, { sha256: string; width: number; height: number }>
  usualDaily: number | null
}

/** Everything besides the content that a plan is made from. */
export async function groundsOf(
  context: TeamContext,
  db: Database | Transaction,
  row: CampaignsRow,
  content: CampaignContent,
): Promise<Grounds> {
  return {
    pair: await linkedPair({ ...context, db }, row.pairId),
    account: await payerOf(context, db, row),
    images: await imagesOf(context, db, row, content),
    usualDaily: await usualDaily(context, db, row),
  }
}

export const ruleFacts = ({ pair, account, images, usualDaily }: Grounds, now: Date): CampaignFacts => ({
  account,
  hasProfile: pair.profileId !== null,
  now: now.toISOString(),
  usualDaily,
  images: Object.fromEntries(images),
})

export async function payerOf(
  { teamId }: TeamContext,
  db: Database | Transaction,
  row: Pick<CampaignsRow, 'pairId' | 'adAccountId' | 'currency' | 'zone'>,
): Promise<Payer | null> {
  const chosen = await db
    .selectFrom('adAccounts')
    .where('teamId', '=', teamId)
    .where('pairId', '=', row.pairId)
    .selectAll()
    .executeTakeFirst()
  const { adAccountId, currency, zone } = row
  if (adAccountId === null || currency === null || zone === null || adAccountId === chosen?.accountId)
    return chosen ? { ...chosen, id: chosen.accountId } : null
  return { id: adAccountId, currency, zone, leastDaily: 1, payer: null, beneficiary: null, obstacle: null }
}

async function imagesOf({ teamId }: TeamContext, db: Database | Transaction, row: CampaignsRow, content: CampaignContent) {
  const named = content.creatives.flatMap(({ imageId, overrides }) => [
    imageId,
    ...Object.values(overrides).map((override) => override?.imageId),
  ])
  const ids = [...new Set(named.filter((id) => typeof id === 'string'))]
  if (ids.length === 0) return new Map<string, { sha256: string; width: number; height: number }>()
  const rows = await db
    .selectFrom('adImages')
    .where('teamId', '=', teamId)
    .where('pairId', '=', row.pairId)
    .where('id', 'in', ids)
    .select(['id', 'sha256', 'width', 'height'])
    .execute()
  return new Map(rows.map(({ id, ...image }) => [id, image]))
}

/** The median of the daily budgets of the last 20 launched campaigns of the pair; null without one. */
async function usualDaily({ teamId }: TeamContext, db: Database | Transaction, { pairId, id, currency }: CampaignsRow) {
  const rows = await db
    .selectFrom('campaigns')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('id', '<>', id)
    .where('launchedAt', 'is not', null)
    .where('budgetKind', '=', 'daily')
    .where('budgetAmount', 'is not', null)
    .$if(currency !== null, (of) => of.where('currency', '=', currency))
    .orderBy('launchedAt', 'desc')
    .limit(20)
    .select('budgetAmount')
    .execute()
  const amounts = rows.map(({ budgetAmount }) => Number(budgetAmount)).sort((one, other) => one - other)
  return amounts[Math.floor((amounts.length - 1) / 2)] ?? null
}
