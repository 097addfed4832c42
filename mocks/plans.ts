import type { CampaignContent, CreativeKey } from '../server/contract/campaignContent.ts'
import type { Campaign } from '../server/contract/campaigns.ts'
import type { Plan, PlanStep } from '../server/contract/launches.ts'
import { costOf, limitsOf } from './commitments.ts'
import { type MockContext, memberOf, personOf } from './context.ts'
import { ownFindings } from './planFindings.ts'
import { adFacts, adSetFacts, campaignFacts, creativeFacts, factsBetween } from './planWords.ts'

/** What a launch of a campaign would do, as the pretend server sees it. */
export function planOf(context: MockContext, campaign: Campaign): Plan {
  const { state } = context
  const { content, version } = campaign
  const currency = campaign.currency ?? 'EUR'
  const before = standing(context, campaign)
  const cost = { currency, ...costOf(content, state.now()) }
  return {
    version,
    hash: hashOf(content),
    steps: stepsOf(campaign, content, before, currency),
    setsOff: setsOff(content, before, campaign.state === 'active'),
    findings: ownFindings(context, campaign),
    keptOutThere: keptOf(context, campaign),
    cost,
    approval: approvalOf(context, campaign, cost.most),
  }
}

/** What was taken over of an audience without a field here. */
const keptOf = ({ state }: MockContext, { id }: Campaign) =>
  state.campaigns.find((one) => one.id === id)?.keptOutThere ?? []

/** What stands out there. */
function standing({ state }: MockContext, { id, launchedVersion }: Campaign): CampaignContent | null {
  const versions = state.campaigns.find((one) => one.id === id)?.versions
  return versions?.find(({ version }) => version === launchedVersion)?.content ?? null
}

function stepsOf({ id }: Campaign, content: CampaignContent, before: CampaignContent | null, currency: string) {
  const name = (what: string, key: CreativeKey | null) =>
    [
      content.name || 'Untitled',
      what,
      key && content.creatives.length > 1 ? key.toUpperCase() : null,
      `#${id.slice(0, 8)}`,
    ]
      .filter(Boolean)
      .join(' · ')
  const step = (
    what: PlanStep['what'],
    creative: CreativeKey | null,
    after: Record<string, string>,
    old: Record<string, string> | null,
  ): PlanStep => {
    const facts = factsBetween(after, old)
    const changed = facts.some((fact) => fact.before !== null)
    return {
      what,
      does: old ? (changed ? 'change' : 'none') : 'create',
      creative,
      name: name(titles[what], creative),
      facts,
    }
  }
  const steps = [step('campaign', null, campaignFacts(content), before && campaignFacts(before))]
  for (const creative of content.creatives) {
    const old = before?.creatives.find(({ key }) => key === creative.key) ?? null
    const { key } = creative
    if (creative.imageId)
      steps.unshift(
        step(
          'image',
          key,
          { Picture: 'Sent in the ratios it is shown in' },
          old && { Picture: 'Sent in the ratios it is shown in' },
        ),
      )
    steps.push(step('ad_set', key, adSetFacts(content, currency), before && old && adSetFacts(before, currency)))
    steps.push(step('creative', key, creativeFacts(creative), old && creativeFacts(old)))
    steps.push(step('ad', key, adFacts(), old && adFacts()))
  }
  return steps
}

const titles = { image: 'picture', campaign: '', ad_set: 'ad set', creative: 'creative', ad: 'ad' }

function setsOff(content: CampaignContent, before: CampaignContent | null, active: boolean): string[] {
  if (!before)
    return [
      'Everything is made paused. Nothing is shown or spent before you go live.',
      'The platform reviews each ad, which mostly takes less than a day.',
    ]
  const words = []
  if (JSON.stringify(content.creatives) !== JSON.stringify(before.creatives)) words.push('The ads are reviewed again.')
  if (JSON.stringify(content.audience) !== JSON.stringify(before.audience))
    words.push('The ad sets learn again, so costs vary for some days.')
  if (JSON.stringify(content.budget) !== JSON.stringify(before.budget) && active)
    words.push('Another amount is committed from today on.')
  return words
}

function approvalOf(context: MockContext, campaign: Campaign, most: number | null): Plan['approval'] {
  const { state } = context
  const { approvalAbove: above } = limitsOf(state, campaign.pairId)
  const hasBudget = campaign.content.budget.amount !== null
  const needed = hasBudget && above !== null && (most === null || most > above)
  const kept = state.approvals[campaign.id]
  const valid = kept?.hash === hashOf(campaign.content) ? kept : undefined
  const me = personOf(context).name
  return {
    state: !needed ? 'not_needed' : valid?.givenBy ? 'given' : valid?.askedBy ? 'asked' : 'needed',
    above,
    askedBy: valid?.askedBy ?? null,
    givenBy: valid?.givenBy ?? null,
    at: valid?.at ?? null,
    mayGive: campaign.changedBy !== me && ['owner', 'admin', 'advertiser'].includes(memberOf(context).role),
  }
}

/** 64 hexadecimal digits that differ whenever the content does, as far as practice goes. */
export function hashOf(content: CampaignContent): string {
  const text = JSON.stringify(content)
  return Array.from({ length: 8 }, (_, turn) => {
    let sum = 2_166_136_261 + turn * 7919
    for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 16_777_619) >>> 0
    return sum.toString(16).padStart(8, '0')
  }).join('')
}
