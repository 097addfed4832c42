import { type CampaignContent, type Creative, placementsOf } from '../server/contract/campaignContent.ts'
import type { PlanStep } from '../server/contract/launches.ts'
import { moneyWords } from '../server/contract/money.ts'
import { placementFacts } from '../server/contract/placements.ts'

type Facts = Record<string, string>

const objectives = { awareness: 'Awareness', traffic: 'Traffic', engagement: 'Engagement' }
const goals = {
  reach: 'People reached',
  impressions: 'Impressions',
  link_clicks: 'Clicks on the link',
  post_engagement: 'Engagement with the post',
}
const whom = { all: 'Everybody', women: 'Women', men: 'Men' }
const bids = { lowest_cost: 'The most results for the money', cost_cap: 'An average cost of', bid_cap: 'At most' }
const networkWords = { facebook: 'Page', instagram: 'Profile' }

export const campaignFacts = (content: CampaignContent): Facts => ({
  Name: content.name || 'Untitled',
  Objective: objectives[content.objective],
  'Special categories': content.categories.join(', ') || 'None',
  State: 'Paused',
})

export function adSetFacts(content: CampaignContent, currency: string): Facts {
  const { budget, schedule, audience, bid, goal, creatives } = content
  const amount = budget.amount === null ? null : Math.floor(budget.amount / creatives.length)
  const kind = budget.kind === 'daily' ? 'a day' : 'in all'
  return {
    Budget: amount === null ? 'Not chosen' : `${moneyWords(amount, currency)} ${kind}`,
    From: momentWords(schedule.startsAt) ?? 'As soon as it goes live',
    Until: momentWords(schedule.endsAt) ?? 'No end',
    'Optimised for': goals[goal],
    Bid: bid.amount === null ? bids[bid.strategy] : `${bids[bid.strategy]} ${moneyWords(bid.amount, currency)}`,
    Audience: `${whom[audience.genders]} ${audience.ageMin} to ${audience.ageMax}`,
    Places:
      audience.places.map(({ name, radiusKm }) => name + (radiusKm ? `, ${radiusKm} km` : '')).join('; ') || 'None',
    Interests:
      audience.interests
        .flat()
        .map(({ name }) => name)
        .join(', ') || 'Any',
    Placements: placementWords(content),
    State: 'Paused',
  }
}

const momentWords = (wall: string | null) =>
  wall && new Date(`${wall}:00Z`).toLocaleString('en-GB', { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'short' })

function placementWords({ placements }: CampaignContent) {
  if (placements.mode === 'automatic')
    return `Automatic, on ${placements.networks.map((network) => `the ${networkWords[network]}`).join(' and ')}`
  return placementsOf(placements)
    .map((one) => `${networkWords[placementFacts[one].network]} ${placementFacts[one].title.toLowerCase()}`)
    .join(', ')
}

export const creativeFacts = (creative: Creative): Facts => ({
  Text: creative.post ? 'As the post stands' : creative.text || 'None',
  Headline: creative.headline || 'None',
  Link: creative.link || 'None',
  Button: creative.callToAction.replaceAll('_', ' '),
  Overrides: Object.keys(creative.overrides).join(', ').replaceAll('_', ' ') || 'None',
})

export const adFacts = (): Facts => ({ State: 'Paused', Review: 'By the platform, once it exists' })

/** What is asked for, and what stood there before where that is something else. */
export const factsBetween = (after: Facts, before: Facts | null): PlanStep['facts'] =>
  Object.entries(after).map(([label, value]) => {
    const old = before?.[label] ?? null
    return { label, value, before: old === value ? null : old }
  })
