import type { CampaignAd } from '../contract/campaignStates.ts'
import { AdState, Alert, CampaignState, Drift } from '../contract/campaignStates.ts'
import type { Campaign, CampaignRow } from '../contract/campaigns.ts'
import { Network } from '../contract/values.ts'
import type { Database, Transaction } from '../db/database.ts'
import { withoutMark } from '../keeping/marks.ts'
import { adsOf, type CampaignAdsRow, type CampaignsRow, contentOf } from './campaignRows.ts'
import { namesOf } from './people.ts'

/** What the list shows of a campaign: its content, which is long, stays where it is. */
export const listedColumns = [
  'id',
  'name',
  'state',
  'why',
  'networks',
  'pictureUrl',
  'currency',
  'budgetKind',
  'budgetAmount',
  'startsAt',
  'endsAt',
  'changedAt',
  'alerts',
  'reach',
  'impressions',
  'clicks',
  'spend',
] as const

/** A campaign as the list shows it. */
export const rowView = (row: Pick<CampaignsRow, (typeof listedColumns)[number]>): CampaignRow => ({
  id: row.id,
  name: row.name,
  state: CampaignState.parse(row.state),
  why: row.why,
  networks: row.networks
    .split(' ')
    .filter(Boolean)
    .map((name) => Network.parse(name)),
  pictureUrl: row.pictureUrl,
  currency: row.currency,
  budget: { kind: row.budgetKind, amount: row.budgetAmount },
  startsAt: row.startsAt,
  endsAt: row.endsAt,
  changedAt: row.changedAt,
  alerts: row.alerts === '[]' ? [] : Alert.array().parse(JSON.parse(row.alerts)),
  reach: row.reach,
  impressions: row.impressions,
  clicks: row.clicks,
  spend: row.spend,
})

/** A campaign with all of its content and its ads. */
export async function campaignView(db: Database | Transaction, row: CampaignsRow): Promise<Campaign> {
  const ads = row.launchedVersion === null ? [] : await adsOf(db, row)
  const names = await namesOf(db, [row.createdBy, row.changedBy])
  return {
    ...rowView(row),
    pairId: row.pairId,
    version: row.version,
    content: contentOf(row),
    createdAt: row.createdAt,
    createdBy: names(row.createdBy),
    changedBy: names(row.changedBy),
    adAccountId: row.adAccountId,
    launchedVersion: row.launchedVersion,
    campaignId: row.remoteId,
    ads: ads.map((ad) => adView(row, ad)),
    drift: Drift.array().parse(JSON.parse(row.drift)),
  }
}

const adView = ({ activeSince }: CampaignsRow, ad: CampaignAdsRow): CampaignAd => ({
  creative: ad.creative,
  adId: ad.adId,
  name: withoutMark(ad.name),
  running: activeSince !== null && ad.pausedAt === null,
  state: AdState.parse(ad.state),
  feedback: JSON.parse(ad.feedback) as string[],
  postId: ad.postId,
  mediaId: ad.mediaId,
})
