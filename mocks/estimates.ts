import type { Audience, AudiencePlace } from '../server/contract/audienceParts.ts'
import type { Estimate } from '../server/contract/audiences.ts'
import { type Goal, type PlacementChoice, placementsOf } from '../server/contract/campaignContent.ts'
import { networkOf } from '../server/contract/placements.ts'
import { knownInterests, knownPlaces } from './audienceWords.ts'

interface Asked {
  audience: Audience
  placements: PlacementChoice
  goal: Goal
  dailyBudget: number | null
}

/** A thousand showings cost so many cents here, and one showing in so many leads to what the goal counts. */
const perThousand = 450
const perResult: Record<Goal, number> = { reach: 1, impressions: 1, link_clicks: 90, post_engagement: 25 }

/** How many people that may be: worked out from the people of the places, so that narrowing it makes it smaller. */
export function estimateOf({ audience, placements, goal, dailyBudget }: Asked): Estimate {
  const people = Math.max(0, sum(audience.places) - sum(audience.excludedPlaces))
  const networks = new Set(placementsOf(placements).map(networkOf)).size
  const shares = [
    [0, 0.72, 1][networks] ?? 0,
    Math.min(1, (audience.ageMax - audience.ageMin + 4) / 55),
    { all: 1, women: 0.53, men: 0.47 }[audience.genders],
    ...audience.interests.filter((group) => group.length > 0).map((group) => Math.min(0.9, share(group))),
    1 - Math.min(0.8, share(audience.excludedInterests) / 2),
    audience.languages.length > 0 ? 0.9 : 1,
    audience.expand ? 1.4 : 1,
  ]
  const middle = shares.reduce((left, part) => left * part, people)
  const [lower, upper] = [twoDigits(middle * 0.92), twoDigits(middle * 1.08)]
  return { ready: true, lower, upper, perDay: dailyBudget ? aDay(dailyBudget, goal, upper) : null }
}

function aDay(budget: number, goal: Goal, most: number) {
  const reach = Math.min(most * 0.6, ((budget / perThousand) * 1000) / 1.2)
  const results = reach / perResult[goal]
  const [reachLower, reachUpper] = [twoDigits(reach * 0.6), twoDigits(reach * 1.3)]
  const [resultsLower, resultsUpper] = [twoDigits(results * 0.6), twoDigits(results * 1.4)]
  return { reachLower, reachUpper, resultsLower, resultsUpper }
}

const sum = (places: AudiencePlace[]) =>
  places.reduce((all, { kind, key, radiusKm }) => {
    const known = knownPlaces.find((one) => one.kind === kind && one.key === key)?.people ?? 10_000
    return all + known * (radiusKm ? 1 + radiusKm / 40 : 1)
  }, 0)

const world = 2_600_000_000
const share = (group: { id: string }[]) =>
  group.reduce((all, { id }) => {
    const known = knownInterests.find((one) => one.id === id)
    return all + Math.min(0.5, ((known?.upper ?? 20_000_000) / world) * 2.2)
  }, 0)

function twoDigits(count: number) {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1)
  return Math.round(count / unit) * unit
}
