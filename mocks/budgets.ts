import type { CampaignContent } from '../server/contract/campaignContent.ts'
import type { Drift } from '../server/contract/campaignStates.ts'
import { moneyWords, readMoney } from '../server/contract/money.ts'
import { Problem } from '../server/contract/problem.ts'
import type { MockCampaign } from './advertisingMemory.ts'
import { campaignView, contentNow } from './campaignViews.ts'
import { usualOf } from './commitments.ts'
import type { MockContext } from './context.ts'
import { tell } from './launchSteps.ts'
import { instant } from './memory.ts'

/** Below one unit the platform delivers nothing; ten times the usual has to be meant. */
export function checkBudget(
  context: MockContext,
  campaign: MockCampaign,
  { amount, sure }: { amount: number; sure: boolean },
) {
  const view = campaignView(context, campaign)
  const { budget } = view
  const currency = view.currency ?? 'EUR'
  if (campaign.launchedVersion === null) throw new Problem('conflict', 'Launch it first.')
  if (amount < 100) {
    const sentence = `At least ${moneyWords(100, currency)}.`
    throw new Problem('invalid', sentence, { fields: { amount: sentence } })
  }
  const usual = usualOf(context, campaign.pairId)
  if (usual && budget.kind === 'daily' && amount >= usual * 10 && !sure)
    throw new Problem(
      'conflict',
      `${moneyWords(amount, currency)} a day is ${Math.floor(amount / usual)} times your usual daily budget of ${moneyWords(usual, currency)}.`,
      { fields: { sure: 'Say that you are sure.' } },
    )
}

/** A new version, which stands out there at once. */
export function putBudget(context: MockContext, campaign: MockCampaign, amount: number) {
  const { state } = context
  const content = contentNow(campaign)
  keep(context, campaign, { ...content, budget: { ...content.budget, amount } })
  tell(state, campaign)
  return campaignView(context, campaign)
}

function keep({ state, person }: MockContext, campaign: MockCampaign, content: CampaignContent) {
  const version = (campaign.versions.at(-1)?.version ?? 0) + 1
  const at = instant(state)
  const by = person?.name ?? ''
  campaign.versions.push({ version, savedAt: at, savedBy: by, content })
  Object.assign(campaign, { launchedVersion: version, changedAt: at, changedBy: by })
}

/** Of what was changed elsewhere the mocks can take over a budget, a name, an audience, what all of it may cost, and whether it runs. */
export function takeTheirs(context: MockContext, campaign: MockCampaign, { what, theirs }: Drift) {
  const read =
    what === 'budget' || what === 'most'
      ? readMoney(theirs.replaceAll(/[^\d.,]/g, ''), campaignView(context, campaign).currency ?? 'EUR')
      : null
  if (read && 'amount' in read && what === 'budget') putBudget(context, campaign, read.amount)
  const content = contentNow(campaign)
  if (read && 'amount' in read && what === 'most')
    keep(context, campaign, { ...content, budget: { ...content.budget, most: read.amount } })
  if (what === 'audience' && campaign.audienceOutThere) {
    const { audience, kept } = campaign.audienceOutThere
    keep(context, campaign, { ...content, audience })
    campaign.keptOutThere = kept
  }
  if (what === 'name') keep(context, campaign, { ...contentNow(campaign), name: theirs })
}
