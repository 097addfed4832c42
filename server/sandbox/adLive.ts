import { statement } from './statements.ts'
import type { World } from './world.ts'

/** An ad that nobody has stopped, with what it hangs on. Money is in the smallest amounts. */
export interface LiveAd {
  id: string
  creativeId: string
  postId: string | null
  mediaId: string | null
  adSetId: string
  campaignId: string
  accountId: string
  pageId: string
  profileId: string | null
  currency: string
  zone: string
  goal: string
  billing: string
  bidAmount: number | null
  bidStrategy: string | null
  targeting: string
  setDaily: number | null
  setLifetime: number | null
  setStart: string | null
  setEnd: string | null
  campaignDaily: number | null
  campaignLifetime: number | null
  campaignStart: string | null
  campaignEnd: string | null
  spendCap: number | null
  /** Before it was last touched, or has been looked at, it is not shown. */
  since: string
}

const live = `select adAds.id, creativeId, postId, mediaId, adSetId, adAds.campaignId, adAds.accountId, pageId, profileId, currency, zone,
    optimizationGoal as goal, billingEvent as billing, bidAmount, coalesce(adSets.bidStrategy, adCampaigns.bidStrategy) as bidStrategy, targeting,
    adSets.dailyBudget as setDaily, adSets.lifetimeBudget as setLifetime, adSets.startTime as setStart, adSets.endTime as setEnd,
    adCampaigns.dailyBudget as campaignDaily, adCampaigns.lifetimeBudget as campaignLifetime,
    adCampaigns.startTime as campaignStart, adCampaigns.stopTime as campaignEnd, spendCap,
    max(adAds.updatedAt, adSets.updatedAt, adCampaigns.updatedAt,
      case review when 'APPROVED' then '' else coalesce(reviewDueAt, '9999') end) as since
  from adAds
    join adSets on adSets.id = adSetId
    join adCampaigns on adCampaigns.id = adAds.campaignId
    join adAccounts on adAccounts.id = adAds.accountId
    join adCreatives on adCreatives.id = creativeId
  where adAds.status = 'ACTIVE' and adSets.status = 'ACTIVE' and adCampaigns.status = 'ACTIVE'
    and adAccounts.status = 1 and funding is not null
    and (review = 'APPROVED' or (review = 'PENDING_REVIEW' and feedback is null))`

/** What may be shown on a day like any other, campaign by campaign, beginning after one of them. */
export const liveAdsAfter = (world: World, campaignId: string): LiveAd[] =>
  statement<[string], LiveAd>(
    world,
    `${live} and adAds.campaignId > ? order by adAds.campaignId, adSetId, adAds.id`,
  ).all(campaignId)

/** Whether there is anything to deliver at all. */
export const isAnythingLive = (world: World): boolean =>
  statement<[], unknown>(world, `${live} limit 1`).get() !== undefined

export const liveZones = (world: World): string[] =>
  statement<[], { zone: string }>(world, `select distinct zone from (${live})`)
    .all()
    .map(({ zone }) => zone)
