import type { Selectable } from 'kysely'
import type { CampaignsRow } from '../advertising/campaignRows.ts'
import { usualBudget } from '../advertising/usual.ts'
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
  const account = await payerOf(context, db, row)
  return {
    pair: await linkedPair({ ...context, db }, row.pairId),
    account,
    images: await imagesOf(context, db, row, content),
    usualDaily:
      account && (await usualBudget(db, context, { pairId: row.pairId, currency: account.currency, except: row })),
  }
}

export const ruleFacts = (
  { pair, account, images, usualDaily }: Grounds,
  now: Date,
  hasBegun: boolean,
): CampaignFacts => ({
  account,
  hasProfile: pair.profileId !== null,
  now: now.toISOString(),
  usualDaily,
  hasBegun,
  images: Object.fromEntries(images),
})

async function payerOf(
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

async function imagesOf(
  { teamId }: TeamContext,
  db: Database | Transaction,
  row: CampaignsRow,
  content: CampaignContent,
) {
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
