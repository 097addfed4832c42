import type { Counts } from './adCells.ts'
import { offsetOf } from './adMoney.ts'
import type { Json } from './node.ts'

export interface Measured extends Counts {
  reach: number
}

/** Of whom and what a row speaks; what lies below its level is unknown to it. */
export interface Subject {
  account_id: string
  account_name: string
  account_currency: string
  campaign_id?: string
  campaign_name?: string
  objective?: string
  adset_id?: string
  adset_name?: string
  optimization_goal?: string
  ad_id?: string
  ad_name?: string
  created_time?: string
  updated_time?: string
}

export const subjectFields = [
  'account_id',
  'account_name',
  'account_currency',
  'campaign_id',
  'campaign_name',
  'objective',
  'adset_id',
  'adset_name',
  'optimization_goal',
  'ad_id',
  'ad_name',
  'created_time',
  'updated_time',
] as const

const engagementsOf = ({ linkClicks, reactions, comments, shares }: Measured) =>
  linkClicks + reactions + comments + shares
/** Every click on the ad, of which those on the link are a part. */
const clicksOf = (row: Measured) => engagementsOf(row) + row.otherClicks

/** As the platform writes them: everything is text, shares with six places, money in whole units of the currency. */
export const metrics: Record<string, (row: Measured, currency: string) => Json | undefined> = {
  impressions: ({ impressions }) => String(impressions),
  reach: ({ reach }) => String(reach),
  frequency: ({ impressions, reach }) => ratio(impressions, reach),
  clicks: (row) => String(clicksOf(row)),
  inline_link_clicks: ({ linkClicks }) => String(linkClicks),
  inline_post_engagement: (row) => String(engagementsOf(row)),
  outbound_clicks: ({ linkClicks }) => actionsOf([['outbound_click', linkClicks]]),
  spend: ({ spend }, currency) => money(spend, currency),
  social_spend: (_row, currency) => money(0, currency),
  cpm: ({ spend, impressions }, currency) => ratio((spend * 1000) / offsetOf(currency), impressions),
  cpp: ({ spend, reach }, currency) => ratio((spend * 1000) / offsetOf(currency), reach),
  cpc: (row, currency) => ratio(row.spend / offsetOf(currency), clicksOf(row)),
  ctr: (row) => ratio(clicksOf(row) * 100, row.impressions),
  inline_link_click_ctr: ({ linkClicks, impressions }) => ratio(linkClicks * 100, impressions),
  cost_per_inline_link_click: ({ spend, linkClicks }, currency) => ratio(spend / offsetOf(currency), linkClicks),
  cost_per_inline_post_engagement: (row, currency) => ratio(row.spend / offsetOf(currency), engagementsOf(row)),
  actions: (row) => actionsOf(actionCounts(row)),
  cost_per_action_type: (row, currency) =>
    actionCounts(row)
      .filter(([, count]) => count > 0)
      .map(([action_type, count]) => ({ action_type, value: ratio(row.spend / offsetOf(currency), count) })),
}

/** `like` is a like of the Page, `post_reaction` one of the ad, `post` a share (recollection). */
const actionCounts = (row: Measured): [string, number][] => [
  ['link_click', row.linkClicks],
  ['post_reaction', row.reactions],
  ['comment', row.comments],
  ['post', row.shares],
  ['like', row.follows],
  ['post_engagement', engagementsOf(row)],
  ['page_engagement', engagementsOf(row) + row.follows],
]

/** What has not happened is left out. */
function actionsOf(counts: [string, number][]): Json | undefined {
  const happened = counts.filter(([, count]) => count > 0)
  return happened.length > 0
    ? happened.map(([action_type, count]) => ({ action_type, value: String(count) }))
    : undefined
}

const money = (amount: number, currency: string) =>
  (amount / offsetOf(currency)).toFixed(offsetOf(currency) === 1 ? 0 : 2)

/** Left out where there is nothing to divide by. */
function ratio(part: number, whole: number): string | undefined {
  if (whole === 0) return undefined
  return String(Number((part / whole).toFixed(6)))
}

/** What the platform knows beside these, such as films, shops and apps: asked for, it is left out, as nothing of it happens here. */
const unmeasured = new Set(
  `action_values ad_click_actions ad_impression_actions attribution_setting buying_type canvas_avg_view_percent canvas_avg_view_time
   conversions conversion_values conversion_rate_ranking cost_per_conversion cost_per_outbound_click cost_per_thruplay cost_per_unique_click
   engagement_rate_ranking estimated_ad_recallers full_view_impressions full_view_reach instagram_profile_visits outbound_clicks_ctr
   purchase_roas quality_ranking results cost_per_result unique_actions unique_clicks unique_ctr unique_inline_link_clicks
   unique_outbound_clicks video_play_actions video_p25_watched_actions video_p50_watched_actions video_p75_watched_actions
   video_p95_watched_actions video_p100_watched_actions video_thruplay_watched_actions website_ctr website_purchase_roas`.split(
    /\s+/,
  ),
)

export const isField = (name: string): boolean =>
  Object.hasOwn(metrics, name) ||
  subjectFields.some((field) => field === name) ||
  unmeasured.has(name) ||
  name === 'date_start' ||
  name === 'date_stop'
