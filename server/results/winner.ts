import type { CreativeKey, Goal } from '../contract/campaignContent.ts'
import type { ResultNumbers, Results } from '../contract/results.ts'

const leastResults = 100
const leastDays = 2

const counted: Record<Goal, keyof ResultNumbers> = {
  reach: 'reach',
  impressions: 'impressions',
  link_clicks: 'clicks',
  post_engagement: 'engagements',
}

/**
 * Which of two creatives brings more of what the goal counts for the money. If both were as good, each result would have come from
 * either in proportion to what was spent on it; the confidence is how sure it is that they are not. Null before there are 100
 * results from two days, and where one of them had no money yet.
 */
export function winnerOf(
  goal: Goal,
  creatives: readonly ({ creative: CreativeKey } & ResultNumbers)[],
  dayCount: number,
): Results['winner'] {
  const [one, other] = creatives
  if (!one || !other || dayCount < leastDays || one.spend <= 0 || other.spend <= 0) return null
  const results = [one[counted[goal]], other[counted[goal]]] as const
  const all = results[0] + results[1]
  if (all < leastResults) return null
  const share = one.spend / (one.spend + other.spend)
  const deviation = (results[0] - all * share) / Math.sqrt(all * share * (1 - share))
  const leader = deviation >= 0 ? one : other
  return { creative: leader.creative, confidence: normal(Math.abs(deviation)) }
}

/** The share of a normal distribution below `z`, to seven digits (Abramowitz and Stegun, 26.2.17). */
function normal(z: number) {
  const t = 1 / (1 + 0.2316419 * z)
  const tail = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return Math.min(1, 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail)
}
