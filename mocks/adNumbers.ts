import type { CreativeKey } from '../server/contract/campaignContent.ts'
import { placementsOf } from '../server/contract/campaignContent.ts'
import type { Campaign } from '../server/contract/campaigns.ts'
import { placementFacts } from '../server/contract/placements.ts'
import type { DayResult, ResultNumbers, Results } from '../server/contract/results.ts'
import type { Network } from '../server/contract/values.ts'

const dayMs = 86_400_000
const shareOf: Record<Network, number> = { facebook: 0.56, instagram: 0.44 }
/** What a thousand views cost, in the smallest amounts, and how many of them click. */
const priceOf: Record<Network, number> = { facebook: 610, instagram: 540 }
const clickOf: Record<Network, number> = { facebook: 0.016, instagram: 0.012 }

/** Always the same for the same words, between 0 and 1. */
function chance(words: string): number {
  let sum = 2_166_136_261
  for (let at = 0; at < words.length; at++) sum = Math.imul(sum ^ words.charCodeAt(at), 16_777_619) >>> 0
  return ((sum ^ (sum >>> 13)) % 1000) / 1000
}

/** What a campaign has brought on each day since it began, made up, but always the same. */
export function daysOf(campaign: Campaign, now: Date): DayResult[] {
  const { startsAt, endsAt, content, launchedVersion } = campaign
  if (launchedVersion === null || !startsAt || campaign.ads.every(({ state }) => state !== 'approved')) return []
  const amount = content.budget.kind === 'daily' ? (content.budget.amount ?? 0) : (content.budget.amount ?? 0) / 10
  const until = Math.min(now.getTime(), endsAt ? Date.parse(endsAt) : Number.POSITIVE_INFINITY)
  const days: DayResult[] = []
  const began = Date.parse(startsAt)
  for (let at = began - (began % dayMs); at < until && days.length < 800; at += dayMs) {
    const day = new Date(at).toISOString().slice(0, 10)
    const part = (Math.min(at + dayMs, until) - Math.max(at, began)) / dayMs
    for (const network of networksOf(campaign))
      days.push({ day, network, ...numbersOf(campaign, day, network, amount * part) })
  }
  return days
}

const networksOf = ({ content }: Campaign): Network[] => [
  ...new Set(placementsOf(content.placements).map((one) => placementFacts[one].network)),
]

function numbersOf({ id }: Campaign, day: string, network: Network, amount: number): ResultNumbers {
  const luck = 0.78 + chance(`${id} ${day} ${network}`) * 0.42
  const share = shareOf[network]
  const spend = Math.round(Math.min(1.2, luck) * amount * share)
  const impressions = Math.round((spend / priceOf[network]) * 1000 * (1.25 - luck * 0.25))
  const clicks = Math.round(impressions * clickOf[network] * (0.7 + luck * 0.4))
  return {
    reach: Math.round(impressions * 0.71),
    impressions,
    clicks,
    engagements: clicks * 2 + Math.round(impressions * 0.004),
    spend,
  }
}

/** Several days or places together: people who come again count once. */
export function together(parts: ResultNumbers[], again = 0.62): ResultNumbers {
  const sum = (of: keyof ResultNumbers) => parts.reduce((all, part) => all + part[of], 0)
  const people = sum('reach')
  const most = Math.max(0, ...parts.map(({ reach }) => reach))
  const reach = parts.length < 2 ? people : Math.round(Math.max(most, people * again))
  return {
    reach,
    impressions: sum('impressions'),
    clicks: sum('clicks'),
    engagements: sum('engagements'),
    spend: sum('spend'),
  }
}

/** A part of the numbers. */
const partOf = (
  { reach, impressions, clicks, engagements, spend }: ResultNumbers,
  share: number,
  liking = 1,
): ResultNumbers => ({
  reach: Math.round(reach * share),
  impressions: Math.round(impressions * share),
  clicks: Math.round(clicks * share * liking),
  engagements: Math.round(engagements * share * liking),
  spend: Math.round(spend * share),
})

const weights = [0.58, 0.2, 0.12, 0.05, 0.02, 0.02, 0.01]

export function placementsIn(campaign: Campaign, days: DayResult[]): Results['placements'] {
  return networksOf(campaign).flatMap((network) => {
    const total = together(days.filter((day) => day.network === network))
    const ours = placementsOf(campaign.content.placements).filter((one) => placementFacts[one].network === network)
    return ours.map((placement, at) => {
      const share =
        at === 0 ? 1 - ours.slice(1).reduce((all, _, next) => all + (weights[next + 1] ?? 0), 0) : (weights[at] ?? 0)
      return {
        placement,
        position: placementFacts[placement].position,
        network,
        ...partOf(total, share, 0.85 + chance(placement) * 0.3),
      }
    })
  })
}

const creativeShare: Record<CreativeKey, number> = { a: 0.48, b: 0.52 }

export function creativesIn({ ads }: Campaign, days: DayResult[]): Results['creatives'] {
  const total = together(days)
  return ads.flatMap(({ creative, adId }) => {
    const share = ads.length > 1 ? creativeShare[creative] : 1
    return adId ? [{ creative, adId, ...partOf(total, share, ads.length > 1 && creative === 'b' ? 1.34 : 1) }] : []
  })
}
