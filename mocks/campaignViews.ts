import { type CampaignContent, emptyContent, placementsOf } from '../server/contract/campaignContent.ts'
import type { CampaignView } from '../server/contract/campaignStates.ts'
import type { Campaign, CampaignRow } from '../server/contract/campaigns.ts'
import { networkOf } from '../server/contract/placements.ts'
import { Problem } from '../server/contract/problem.ts'
import { networks } from '../server/contract/values.ts'
import { payingFor } from './adAccounts.ts'
import type { MockCampaign } from './advertisingMemory.ts'
import { type MockContext, memberOf } from './context.ts'
import { changed } from './memory.ts'

/** The team's campaign, with what was removed only when that is asked for. Throws `not_found` for any other. */
export function campaignIn(context: MockContext, campaignId: string, { removed = false } = {}): MockCampaign {
  const { teamId } = memberOf(context)
  const campaign = context.state.campaigns.find(({ id, teamId: of }) => id === campaignId && of === teamId)
  const pair = context.state.pairs.find(({ id }) => id === campaign?.pairId)
  if (!campaign || !pair || pair.unlinkedAt || (campaign.removedAt && !removed))
    throw new Problem('not_found', 'Your team has no such campaign.')
  return campaign
}

export const contentNow = ({ versions }: MockCampaign): CampaignContent => versions.at(-1)?.content ?? emptyContent()

export function viewsOf({ state, launchedVersion }: MockCampaign): CampaignView[] {
  if (state === 'archived') return ['all', 'archived']
  if (state === 'ended') return ['all', 'over']
  return ['all', launchedVersion === null ? 'drafts' : 'out']
}

export function rowView(context: MockContext, campaign: MockCampaign): CampaignRow {
  const content = contentNow(campaign)
  const shown = new Set(placementsOf(content.placements).map(networkOf))
  const imageId = content.creatives[0]?.imageId
  const postId = content.creatives[0]?.post?.id
  const { state } = context
  const picture = state.adImages.find(({ id }) => id === imageId)?.url
  return {
    ...campaign,
    name: content.name,
    networks: networks.filter((network) => shown.has(network)),
    pictureUrl: picture ?? state.posts.find(({ id }) => id === postId)?.pictureUrl ?? null,
    currency: payingFor(context, campaign.pairId)?.currency ?? null,
    budget: { kind: content.budget.kind, amount: content.budget.amount },
    startsAt: instantOf(content.schedule.startsAt),
    endsAt: instantOf(content.schedule.endsAt),
  }
}

export const campaignView = (context: MockContext, campaign: MockCampaign): Campaign => ({
  ...campaign,
  ...rowView(context, campaign),
  version: campaign.versions.at(-1)?.version ?? 1,
  content: contentNow(campaign),
  adAccountId: campaign.adAccountId ?? payingFor(context, campaign.pairId)?.id ?? null,
})

/** Tells the feed of a change, and answers with the campaign as it is now. */
export function toldOf(context: MockContext, campaign: MockCampaign): Campaign {
  changed(context.state, campaign.teamId, { topic: 'campaigns', pairId: campaign.pairId, ids: [campaign.id] })
  return campaignView(context, campaign)
}

/** The pretend ad account lives in Dublin, where the clock is close enough to UTC for a list. */
const instantOf = (wall: string | null) => wall && `${wall}:00.000Z`

/** Throws `outdated` when it was changed since. */
export function checkVersion({ versions }: MockCampaign, given: number) {
  if (versions.at(-1)?.version === given) return
  throw new Problem('outdated', 'Somebody changed this campaign meanwhile. Look at it again.')
}
