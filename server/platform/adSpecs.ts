import type { BidStrategy, Goal, Objective, SpecialCategory } from '../contract/campaignContent.ts'
import { targetingOf } from './adTargeting.ts'
import type { AdSetChange, AdSetSpec, AdSpec, CampaignSpec, Switch } from './advertising.ts'

/** Whether something spends is never among what it is created with: `adCreating.ts` alone says that, and always the same. */
export type Unswitched = Record<string, string | number | boolean | undefined> & { status?: never }

const objectives: Record<Objective, string> = {
  awareness: 'OUTCOME_AWARENESS',
  traffic: 'OUTCOME_TRAFFIC',
  engagement: 'OUTCOME_ENGAGEMENT',
}
export const goals: Record<Goal, string> = {
  reach: 'REACH',
  impressions: 'IMPRESSIONS',
  link_clicks: 'LINK_CLICKS',
  post_engagement: 'POST_ENGAGEMENT',
}
const categories: Record<SpecialCategory, string> = {
  employment: 'EMPLOYMENT',
  housing: 'HOUSING',
  credit: 'CREDIT',
  politics: 'ISSUES_ELECTIONS_POLITICS',
  gambling: 'ONLINE_GAMBLING_AND_GAMING',
  finance: 'FINANCIAL_PRODUCTS_SERVICES',
}
export const bidStrategies: Record<BidStrategy, string> = {
  lowest_cost: 'LOWEST_COST_WITHOUT_CAP',
  cost_cap: 'COST_CAP',
  bid_cap: 'LOWEST_COST_WITH_BID_CAP',
}
export const switches: Record<Switch, string> = { active: 'ACTIVE', paused: 'PAUSED', archived: 'ARCHIVED' }

/** What takes a cap away again (recollection). */
export const noCap = 922_337_203_685_478

/** Two of the three fields that break older code stand here (reference 1.7); the budget is never the campaign's. */
export const campaignParams = (spec: CampaignSpec): Unswitched => ({
  name: spec.name,
  objective: objectives[spec.objective],
  buying_type: 'AUCTION',
  special_ad_categories: JSON.stringify(spec.categories.map((category) => categories[category])),
  special_ad_category_country: spec.categories.length > 0 ? JSON.stringify(spec.categoryCountries) : undefined,
  spend_cap: spec.spendCap ?? undefined,
  is_adset_budget_sharing_enabled: false,
})

export const adSetParams = (spec: AdSetSpec): Unswitched => ({
  name: spec.name,
  campaign_id: spec.campaignId || undefined,
  optimization_goal: goals[spec.goal],
  billing_event: 'IMPRESSIONS',
  ...budgetParams(spec.budget),
  ...bidParams(spec.bid),
  start_time: spec.startsAt ?? undefined,
  end_time: spec.endsAt ?? undefined,
  targeting: JSON.stringify(targetingOf(spec.audience, spec.placements, spec.rest)),
  destination_type: spec.objective === 'engagement' ? 'ON_POST' : undefined,
  promoted_object: spec.objective === 'awareness' ? JSON.stringify({ page_id: spec.pageId }) : undefined,
  is_dynamic_creative: false,
  dsa_payor: spec.payer ?? undefined,
  dsa_beneficiary: spec.beneficiary ?? undefined,
})

export const adParams = (spec: AdSpec): Unswitched => ({
  name: spec.name,
  adset_id: spec.adSetId,
  creative: creativeParam(spec.creativeId),
})

export const creativeParam = (id: string) => JSON.stringify({ creative_id: id })

export const adSetChangeParams = ({ name, budget, bid, startsAt, endsAt, targeting }: AdSetChange): Unswitched => ({
  name,
  ...(budget && budgetParams(budget)),
  ...(bid && bidParams(bid)),
  start_time: startsAt ?? undefined,
  // 0 is an open end (reference 7.3).
  end_time: endsAt === null ? 0 : endsAt,
  targeting: targeting && JSON.stringify(targetingOf(targeting.audience, targeting.placements, targeting.rest)),
})

export const campaignChangeParams = ({ name, spendCap }: { name?: string; spendCap?: number | null }): Unswitched => ({
  name,
  spend_cap: spendCap === null ? noCap : spendCap,
})

function budgetParams({ kind, amount }: AdSetSpec['budget']) {
  return kind === 'daily' ? { daily_budget: amount } : { lifetime_budget: amount }
}

function bidParams({ strategy, amount }: AdSetSpec['bid']) {
  const bid_strategy = bidStrategies[strategy]
  return strategy === 'lowest_cost' ? { bid_strategy } : { bid_strategy, bid_amount: amount ?? undefined }
}
