import type { Selectable } from 'kysely'
import { CampaignContent } from '../contract/campaignContent.ts'
import { Problem } from '../contract/problem.ts'
import type { Database, Transaction } from '../db/database.ts'
import { statement } from '../db/statement.ts'
import type { Tables } from '../db/tables.ts'
import type { TeamContext } from '../http/context.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { changed } from '../live/changes.ts'

export type CampaignsRow = Selectable<Tables['campaigns']>
export type CampaignAdsRow = Selectable<Tables['campaignAds']>

/** Throws `not_found` for one that is removed, of another team or of a pair that is unlinked. */
export async function campaignRow(
  context: TeamContext,
  db: Database | Transaction,
  campaignId: string,
): Promise<CampaignsRow> {
  const { rows } = await selectCampaign(db, { teamId: context.teamId, campaignId })
  const [row] = rows
  if (!row) throw new Problem('not_found', 'Your team has no such campaign.')
  await linkedPair({ ...context, db }, row.pairId)
  return row
}

/** Whatever became of it and of its pair, for what has to be ended out there all the same; undefined for one that was erased. */
export const foundCampaign = (
  db: Database | Transaction,
  { teamId }: Pick<TeamContext, 'teamId'>,
  campaignId: string,
) => db.selectFrom('campaigns').where('teamId', '=', teamId).where('id', '=', campaignId).selectAll().executeTakeFirst()

const selectCampaign = statement((db, { teamId, campaignId }: Record<'teamId' | 'campaignId', string>) =>
  db
    .selectFrom('campaigns')
    .where('teamId', '=', teamId)
    .where('id', '=', campaignId)
    .where('removedAt', 'is', null)
    .selectAll(),
)

/** The campaign, which nobody else changes until the transaction ends: an update that changes nothing holds its row. */
export async function campaignToChange(
  trx: Transaction,
  context: TeamContext,
  campaignId: string,
): Promise<CampaignsRow> {
  await trx
    .updateTable('campaigns')
    .set((eb) => ({ version: eb.ref('version') }))
    .where('teamId', '=', context.teamId)
    .where('id', '=', campaignId)
    .execute()
  return campaignRow(context, trx, campaignId)
}

/** Writes the change and tells the team's change feed. */
export async function keepCampaign(
  trx: Transaction,
  context: TeamContext,
  row: Pick<CampaignsRow, 'teamId' | 'id' | 'pairId'>,
  change: Partial<CampaignsRow>,
) {
  await trx.updateTable('campaigns').set(change).where('teamId', '=', row.teamId).where('id', '=', row.id).execute()
  await changed(trx, context, 'campaigns', row.pairId, [row.id])
}

/** The ads that a campaign has out there, `a` before `b`. */
export async function adsOf(
  db: Database | Transaction,
  { teamId, id }: Pick<CampaignsRow, 'teamId' | 'id'>,
): Promise<CampaignAdsRow[]> {
  const { rows } = await selectAds(db, { teamId, campaignId: id })
  return rows
}

const selectAds = statement((db, { teamId, campaignId }: Record<'teamId' | 'campaignId', string>) =>
  db
    .selectFrom('campaignAds')
    .where('teamId', '=', teamId)
    .where('campaignId', '=', campaignId)
    .orderBy('creative')
    .selectAll(),
)

/** What was saved last. */
export const contentOf = ({ content }: Pick<CampaignsRow, 'content'>): CampaignContent =>
  CampaignContent.parse(JSON.parse(content))
