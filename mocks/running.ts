import { Problem } from '../server/contract/problem.ts'
import type { running } from '../server/contract/running.ts'
import type { MockCampaign } from './advertisingMemory.ts'
import { checkBudget, putBudget, takeTheirs } from './budgets.ts'
import { campaignIn, campaignView, checkVersion } from './campaignViews.ts'
import type { MockContext, MockHandlers } from './context.ts'
import { settleState, tell } from './launchSteps.ts'
import { checkSpending } from './spendChecks.ts'

export const runningMocks: MockHandlers<typeof running> = {
  activate: ({ params, version }, context) => {
    const campaign = campaignIn(context, params.campaignId)
    checkVersion(campaign, version)
    if (campaign.launchedVersion === null) throw new Problem('conflict', 'Launch it first.')
    if (campaign.state === 'archived') throw new Problem('conflict', 'It is archived, and never runs again.')
    checkSpending(context, 'switched on', campaign)
    return turned(context, campaign, true)
  },
  pause: ({ params }, context) => turned(context, campaignIn(context, params.campaignId), false),
  setBudget: ({ params, body, version }, context) => {
    const campaign = campaignIn(context, params.campaignId)
    checkVersion(campaign, version)
    checkBudget(context, campaign, body)
    checkSpending(context, 'changed')
    return putBudget(context, campaign, body.amount)
  },
  archive: ({ params }, context) => {
    const campaign = campaignIn(context, params.campaignId)
    for (const ad of campaign.ads) ad.running = false
    return told(context, Object.assign(campaign, { state: 'archived' as const, why: null }))
  },
  pauseAd: ({ params }, context) => runAd(context, params.campaignId, params.adId, false),
  resumeAd: ({ params }, context) => runAd(context, params.campaignId, params.adId, true),
  settleDrift: ({ params, body, version }, context) => {
    const campaign = campaignIn(context, params.campaignId)
    checkVersion(campaign, version)
    if (body.take === 'theirs') for (const drift of campaign.drift) takeTheirs(context, campaign, drift)
    campaign.drift = []
    campaign.alerts = campaign.alerts.filter(({ kind }) => kind !== 'drift')
    return told(context, campaign)
  },
}

/** Switches the campaign, and with it the ads that are not paused by themselves. */
export function turned(context: MockContext, campaign: MockCampaign, on: boolean) {
  const { state } = context
  for (const ad of campaign.ads) ad.running = on && !state.pausedAds.includes(ad.adId ?? '')
  settleState(context, campaign, on)
  return told(context, campaign)
}

export function runAd(context: MockContext, campaignId: string, adId: string, on: boolean) {
  const campaign = campaignIn(context, campaignId)
  const ad = campaign.ads.find((one) => one.adId === adId)
  if (!ad) throw new Problem('not_found', 'The campaign has no such ad.')
  const { state } = context
  if (on) checkSpending(context, 'switched on')
  state.pausedAds = state.pausedAds.filter((id) => id !== adId)
  if (!on) state.pausedAds.push(adId)
  ad.running = on && campaign.state === 'active'
  return told(context, campaign)
}

function told(context: MockContext, campaign: MockCampaign) {
  tell(context.state, campaign)
  return campaignView(context, campaign)
}
