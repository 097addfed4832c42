import { adAccountOf } from '../advertising/adAccount.ts'
import { speakingForAds } from '../advertising/speaking.ts'
import type { Audience } from '../contract/audienceParts.ts'
import type { Estimate } from '../contract/audiences.ts'
import type { Goal, PlacementChoice } from '../contract/campaignContent.ts'
import { Problem } from '../contract/problem.ts'
import type { TeamContext } from '../http/context.ts'
import { linkedPair } from '../linking/pairRows.ts'
import type { AudienceSize } from '../platform/advertising.ts'

interface Asked {
  audience: Audience
  placements: PlacementChoice
  goal: Goal
  /** In the smallest amounts. */
  dailyBudget: number | null
}

/**
 * How many people an audience has where it is shown. Throws `invalid` for one that is nowhere, `conflict` before an ad account
 * is chosen, PlatformFailure, and `not_found` for a pair that is not the team's.
 */
export async function estimateAudience(context: TeamContext, pairId: string, asked: Asked): Promise<Estimate> {
  await linkedPair(context, pairId)
  if (asked.audience.places.length === 0) {
    const sentence = 'Add at least one place.'
    throw new Problem('invalid', sentence, { fields: { 'audience.places': sentence } })
  }
  const account = await adAccountOf(context, pairId)
  const size = await speakingForAds(context, pairId, account.accountId, (speaker) =>
    context.platform.ads.estimate(speaker, asked),
  )
  const { ready, lower, upper } = size
  return { ready, lower, upper, perDay: ready && asked.dailyBudget ? perDayOf(size.curve, asked.dailyBudget) : null }
}

/** On a single day the platform may spend a quarter more or less than the budget (Marketing API, "Budgets"). */
const sway = 0.25

/** Between what the budget brings on its leanest and on its richest day; null where the platform draws no curve. */
function perDayOf(curve: AudienceSize['curve'], budget: number): Estimate['perDay'] {
  if (curve.length === 0) return null
  const lean = onCurve(curve, budget * (1 - sway))
  const rich = onCurve(curve, budget * (1 + sway))
  return { reachLower: lean.reach, reachUpper: rich.reach, resultsLower: lean.results, resultsUpper: rich.results }
}

/** Between two points of the curve in a straight line; nothing costs nothing, and beyond the last point nothing more is known. */
function onCurve(curve: AudienceSize['curve'], spend: number) {
  const points = [{ spend: 0, reach: 0, results: 0 }, ...curve]
  const next = points.findIndex((point) => point.spend >= spend)
  const [before, after] = [points[next - 1], points[next]]
  const last = points.at(-1)
  if (!after) return { reach: last?.reach ?? 0, results: last?.results ?? 0 }
  if (!before) return after
  const share = (spend - before.spend) / (after.spend - before.spend)
  const between = (from: number, to: number) => Math.round(from + (to - from) * share)
  return { reach: between(before.reach, after.reach), results: between(before.results, after.results) }
}
