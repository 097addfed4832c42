import type { AdRow, AdSetRow, CampaignRow } from '../../server/sandbox/adRows.ts'
import type { World } from '../../server/sandbox/world.ts'

/** Every campaign of the sandbox with its ad sets and their ads, oldest first. */
export function treesOutThere({ db }: Pick<World, 'db'>) {
  const adSets = db.prepare<[], AdSetRow>('select * from adSets order by createdAt, id').all()
  const ads = db.prepare<[], AdRow>('select * from adAds order by createdAt, id').all()
  return db
    .prepare<[], CampaignRow>('select * from adCampaigns order by createdAt, id')
    .all()
    .map((campaign) => ({
      ...campaign,
      adSets: adSets
        .filter(({ campaignId }) => campaignId === campaign.id)
        .map((adSet) => ({ ...adSet, ads: ads.filter(({ adSetId }) => adSetId === adSet.id) })),
    }))
}
