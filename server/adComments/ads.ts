import type { Selectable } from 'kysely'
import type { CreativeKey } from '../contract/campaignContent.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'

type Campaign = Selectable<Tables['campaigns']>

/** An ad that was made here, with what is asked of its campaign. */
export interface AdRow {
  campaignId: string
  campaignName: string
  pairId: string
  creative: CreativeKey
  adId: string
  pausedAt: string | null
  activeSince: string | null
  launchedAt: string | null
  currency: string | null
}

/**
 * The ad that shows a post or media of the pair; null where none of ours does. Where several do, as when a post is boosted
 * twice, it is the one that runs, and otherwise the newest.
 */
export async function adOfPost(
  db: Database | Transaction,
  { teamId, pairId, postId }: Pick<Campaign, 'teamId' | 'pairId'> & { postId: string },
): Promise<AdRow | null> {
  const rows = await selectAds(db, teamId)
    .where('campaigns.pairId', '=', pairId)
    .where(({ eb, or }) => or([eb('campaignAds.postId', '=', postId), eb('campaignAds.mediaId', '=', postId)]))
    .execute()
  return rows.flatMap(withId).sort(byWeight)[0] ?? null
}

/** The same ad again, by its own id. */
export async function adById(db: Database | Transaction, teamId: string, adId: string): Promise<AdRow | null> {
  const row = await selectAds(db, teamId).where('campaignAds.adId', '=', adId).executeTakeFirst()
  return row ? (withId(row)[0] ?? null) : null
}

const selectAds = (db: Database | Transaction, teamId: string) =>
  db
    .selectFrom('campaignAds')
    .innerJoin('campaigns', (join) =>
      join.onRef('campaigns.teamId', '=', 'campaignAds.teamId').onRef('campaigns.id', '=', 'campaignAds.campaignId'),
    )
    .where('campaignAds.teamId', '=', teamId)
    .where('campaigns.removedAt', 'is', null)
    .select([
      'campaigns.id as campaignId',
      'campaigns.name as campaignName',
      'campaigns.pairId',
      'campaigns.activeSince',
      'campaigns.launchedAt',
      'campaigns.currency',
      'campaignAds.creative',
      'campaignAds.adId',
      'campaignAds.pausedAt',
    ])

const withId = (row: Omit<AdRow, 'adId'> & { adId: string | null }): AdRow[] =>
  row.adId === null ? [] : [{ ...row, adId: row.adId }]

export const isRunning = ({ activeSince, pausedAt }: Pick<AdRow, 'activeSince' | 'pausedAt'>) =>
  activeSince !== null && pausedAt === null

const byWeight = (one: AdRow, other: AdRow) =>
  Number(isRunning(other)) - Number(isRunning(one)) || ((other.launchedAt ?? '') < (one.launchedAt ?? '') ? -1 : 1)
