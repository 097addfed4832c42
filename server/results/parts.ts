import type { ResultNumbers } from '../contract/results.ts'
import type { Network } from '../contract/values.ts'

/** What the platform counted for a part of a campaign, as it is kept. */
export interface Part extends ResultNumbers {
  part: string
}

interface Place {
  adId: string | null
  network: Network | null
  /** The platform's word. */
  position: string | null
}

/** The name under which a part is kept: `all`, `instagram`, `facebook feed`, `ad 123`, `ad 123 instagram`. */
export function partOf({ adId, network, position }: Place): string {
  const place = [network, position].filter((word) => word !== null).join(' ')
  if (adId === null) return place || 'all'
  return ['ad', adId, network].filter((word) => word !== null).join(' ')
}

/** The part again, by its name. */
export function placeOf(part: string): Place {
  const words = part.split(' ')
  const adId = words[0] === 'ad' ? (words[1] ?? null) : null
  const [name, ...position] = adId === null ? words : words.slice(2)
  const network = name === 'facebook' || name === 'instagram' ? name : null
  return { adId, network, position: position.join(' ') || null }
}

export const numbersOf = ({ reach, impressions, clicks, engagements, spend }: ResultNumbers): ResultNumbers => ({
  reach,
  impressions,
  clicks,
  engagements,
  spend,
})

export const noNumbers: ResultNumbers = { reach: 0, impressions: 0, clicks: 0, engagements: 0, spend: 0 }

/** Everything but the people adds up; of them the sum is the most that it can be. */
export const sumOf = (rows: ResultNumbers[]): ResultNumbers =>
  rows.reduce(
    (sum, row) => ({
      reach: sum.reach + row.reach,
      impressions: sum.impressions + row.impressions,
      clicks: sum.clicks + row.clicks,
      engagements: sum.engagements + row.engagements,
      spend: sum.spend + row.spend,
    }),
    noNumbers,
  )
