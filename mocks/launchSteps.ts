import type { LaunchStep } from '../server/contract/launches.ts'
import type { MockCampaign } from './advertisingMemory.ts'
import { campaignView } from './campaignViews.ts'
import type { MockContext } from './context.ts'
import { changed, instant, later, newId, type State } from './memory.ts'
import type { MockLaunch } from './runningMemory.ts'

/**
 * Takes the steps of a launch one by one. Words in the campaign's name tell the pretend platform how to answer, once:
 * "refuse" refuses the ad set, "undecided" breaks off there for good, and "confirm" makes each step take longer.
 */
export function goOnLaunching(context: MockContext, launch: MockLaunch) {
  const { state } = context
  const campaign = state.campaigns.find(({ id }) => id === launch.campaignId)
  if (!campaign || launch.state !== 'running') return
  const step = launch.steps.find((one) => one.state !== 'done')
  if (!step) return finish(context, campaign, launch)
  const next = nextOf(step, campaignView(context, campaign).name)
  Object.assign(step, next)
  if (step.state === 'refused' || step.state === 'needs_you') {
    launch.state = 'stuck'
    Object.assign(campaign, { state: 'needs_you', why: step.problem })
  }
  tell(state, campaign)
  later(state, () => goOnLaunching(context, launch))
}

/** What is sent again, which a problem of its first try marks, works. */
function nextOf({ what, state: at, problem }: LaunchStep, name: string): Partial<LaunchStep> {
  if (at === 'waiting') return { state: 'sending' }
  if (at === 'sending' && what === 'ad_set' && problem === null) {
    if (/refuse/i.test(name))
      return { state: 'refused', problem: 'The platform refused it: “The budget is too low for this audience.”' }
    if (/undecided/i.test(name))
      return {
        state: 'needs_you',
        problem:
          'The platform broke off before it said whether it made the ad set, and none can be found under its name.',
      }
  }
  if (at === 'sending' && /confirm/i.test(name)) return { state: 'confirming' }
  return { state: 'done', problem: null, remoteId: String(120_200_000_000 + Math.floor(Math.random() * 1e9)) }
}

function finish(context: MockContext, campaign: MockCampaign, launch: MockLaunch) {
  const { state } = context
  const { content } = campaignView(context, campaign)
  Object.assign(launch, { state: 'done', finishedAt: instant(state) })
  const idOf = (what: LaunchStep['what'], key: string | null) =>
    launch.steps.find((step) => step.what === what && step.creative === key)?.remoteId ?? null
  const wasOn = campaign.ads.some(({ running }) => running)
  campaign.launchedVersion = launch.version
  campaign.campaignId = idOf('campaign', null)
  campaign.ads = content.creatives.map(({ key }) => {
    const adId = idOf('ad', key)
    const name = launch.steps.find((step) => step.what === 'ad' && step.creative === key)?.name ?? ''
    return { creative: key, adId, name, running: wasOn, state: 'in_review', feedback: [], postId: null, mediaId: null }
  })
  Object.assign(campaign, { state: 'in_review', why: 'The platform looks at the ads' })
  tell(state, campaign)
  later(state, () => approve(context, campaign))
}

/** The pretend review: "reject" in a text is rejected with feedback. */
export function approve(context: MockContext, campaign: MockCampaign) {
  const { state } = context
  const { content } = campaignView(context, campaign)
  for (const ad of campaign.ads) {
    const text = content.creatives.find(({ key }) => key === ad.creative)?.text ?? ''
    const bad = /reject/i.test(text)
    ad.state = bad ? 'rejected' : 'approved'
    ad.feedback = bad ? ['Personal attributes: the ad speaks of what people are. Say what you offer instead.'] : []
  }
  if (campaign.state === 'in_review') settleState(context, campaign)
  tell(state, campaign)
}

/** What a campaign is called by, after what it and its ads are. */
export function settleState(
  context: MockContext,
  campaign: MockCampaign,
  on = campaign.ads.some(({ running }) => running),
) {
  const rejected = campaign.ads.length > 0 && campaign.ads.every((ad) => ad.state === 'rejected')
  const set = (name: MockCampaign['state'], why: string | null) => Object.assign(campaign, { state: name, why })
  if (rejected) return set('rejected', 'Change what the platform objects to')
  if (campaign.ads.some((ad) => ad.state === 'in_review')) return set('in_review', 'The platform looks at the ads')
  if (!on) return set('paused', campaign.spend > 0 ? 'Paused by hand' : 'Ready to go live')
  const { startsAt } = campaignView(context, campaign)
  if (startsAt && startsAt > instant(context.state)) return set('scheduled', null)
  return set('active', null)
}

export function beginLaunch(
  context: MockContext,
  campaign: MockCampaign,
  steps: LaunchStep[],
  startedBy: string,
): MockLaunch {
  const { state } = context
  const launch: MockLaunch = {
    id: newId(),
    teamId: campaign.teamId,
    campaignId: campaign.id,
    version: campaignView(context, campaign).version,
    state: 'running',
    steps,
    startedAt: instant(state),
    startedBy,
    finishedAt: null,
  }
  state.launches.push(launch)
  Object.assign(campaign, { state: 'launching', why: null })
  tell(state, campaign)
  later(state, () => goOnLaunching(context, launch))
  return launch
}

export function tell(state: State, { teamId, pairId, id }: MockCampaign) {
  for (const topic of ['launches', 'campaigns'] as const) changed(state, teamId, { topic, pairId, ids: [id] })
}
