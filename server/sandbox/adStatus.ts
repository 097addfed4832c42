import { adNow } from './adClock.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

/** Whether an account can pay. Recollection: the platform has finer states for it. */
const paysNot = '(a.status <> 1 or a.funding is null)'

/** Everything that could still be shown has been refused by review. */
const allRefused = (scope: string) =>
  `(select count(*) > 0 and min(d.review = 'DISAPPROVED') = 1 from adAds d where ${scope} and d.status in ('ACTIVE', 'PAUSED'))`

const campaign = `case when c.status <> 'ACTIVE' then c.status
  when ${paysNot} or ${allRefused('d.campaignId = c.id')} then 'WITH_ISSUES' else 'ACTIVE' end`

const adSet = `case when 'DELETED' in (s.status, c.status) then 'DELETED' when 'ARCHIVED' in (s.status, c.status) then 'ARCHIVED'
  when s.status = 'PAUSED' then 'PAUSED' when c.status = 'PAUSED' then 'CAMPAIGN_PAUSED'
  when ${paysNot} or ${allRefused('d.adSetId = s.id')} then 'WITH_ISSUES' else 'ACTIVE' end`

/** An ad is looked at whether it is switched on or not, and what review says goes before every switch. Recollection. */
const ad = `case when 'DELETED' in (d.status, s.status, c.status) then 'DELETED'
  when 'ARCHIVED' in (d.status, s.status, c.status) then 'ARCHIVED'
  when d.review <> 'APPROVED' then d.review when d.status = 'PAUSED' then 'PAUSED'
  when c.status = 'PAUSED' then 'CAMPAIGN_PAUSED' when s.status = 'PAUSED' then 'ADSET_PAUSED'
  when a.status <> 1 then 'WITH_ISSUES' when a.funding is null then 'PENDING_BILLING_INFO' else 'ACTIVE' end`

/** The rows of each level with `effectiveStatus`: what the switches above it, review and the account make of a switch (reference 7.2). */
export const withStatus = {
  campaign: `select c.*, ${campaign} as effectiveStatus, c.name as campaignName
    from adCampaigns c join adAccounts a on a.id = c.accountId`,
  adset: `select s.*, ${adSet} as effectiveStatus, c.name as campaignName
    from adSets s join adCampaigns c on c.id = s.campaignId join adAccounts a on a.id = s.accountId`,
  ad: `select d.*, ${ad} as effectiveStatus, c.name as campaignName, s.name as setName
    from adAds d join adSets s on s.id = d.adSetId join adCampaigns c on c.id = d.campaignId join adAccounts a on a.id = d.accountId`,
}

export type AdLevel = keyof typeof withStatus

/** Ends every review that is due; called before anything reads states, so that nobody needs to wait for a clock to strike. */
export function settleReviews(world: World): void {
  statement<[string], unknown>(
    world,
    `update adAds set review = case when feedback is null then 'APPROVED' else 'DISAPPROVED' end, reviewDueAt = null
     where review = 'PENDING_REVIEW' and reviewDueAt <= ?`,
  ).run(adNow(world).toISOString())
}

const alias = { campaign: 'c', adset: 's', ad: 'd' }

/** What a campaign, ad set or ad really does at present; undefined when there is none. */
export function effectiveStatus(world: World, level: AdLevel, id: string): string | undefined {
  settleReviews(world)
  return statement<[string], { effectiveStatus: string }>(
    world,
    `${withStatus[level]} where ${alias[level]}.id = ?`,
  ).get(id)?.effectiveStatus
}
