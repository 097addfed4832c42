import { createHash } from 'node:crypto'
import type { Audience, AudiencePlace } from '../contract/audienceParts.ts'
import { type PlacementChoice, placementsOf } from '../contract/campaignContent.ts'
import { networkOf, type Placement, placementFacts } from '../contract/placements.ts'
import { type Network, networks } from '../contract/values.ts'
import type { TargetingRest } from './advertising.ts'
import { PlatformFailure } from './failure.ts'
import { type Fields, isFields, textsIn } from './fields.ts'

/**
 * Whom and where, as the platform's `targeting` (reference 7.4). Never without networks: left out, they would mean all there
 * are, Messenger and foreign apps among them. `rest` is what stood out there besides.
 */
export function targetingOf(audience: Audience, placements: PlacementChoice, rest?: TargetingRest): object {
  const { places, excludedPlaces, ageMin, ageMax, genders, languages, interests, excludedInterests, expand } = audience
  const groups = interests.filter((group) => group.length > 0)
  const ours = {
    geo_locations: geoOf(places),
    ...(excludedPlaces.length > 0 && { excluded_geo_locations: geoOf(excludedPlaces) }),
    age_min: ageMin,
    // Whoever lets the platform look further cannot tell it where to stop (reference 7.4, 1870189).
    age_max: expand ? 65 : ageMax,
    ...(genders !== 'all' && { genders: [genders === 'men' ? 1 : 2] }),
    ...(languages.length > 0 && { locales: languages.map(({ key }) => key) }),
    ...(groups.length > 0 && { flexible_spec: groups.map((group) => ({ interests: group.map(named) })) }),
    ...(excludedInterests.length > 0 && { exclusions: { interests: excludedInterests.map(named) } }),
    targeting_automation: { advantage_audience: expand ? 1 : 0 },
    ...shownWhere(placements),
  }
  return rest ? withRest(ours, rest.targeting) : ours
}

/** What was chosen here, and what stood out there besides. A network of which everything is chosen needs no list of places. */
function withRest(ours: Fields, rest: Fields): Fields {
  const isWhole = (key: string) =>
    networks.some(
      (network) =>
        key === `${network}_positions` && textsIn(ours.publisher_platforms).includes(network) && !(key in ours),
    )
  return merged(ours, Object.fromEntries(Object.entries(rest).filter(([key]) => !isWhole(key))))
}

const merged = (ours: Fields, rest: Fields): Fields =>
  Object.fromEntries(
    [...new Set([...Object.keys(ours), ...Object.keys(rest)])].map((key) => [key, both(ours[key], rest[key])]),
  )

function both(ours: unknown, rest: unknown): unknown {
  if (Array.isArray(ours) && Array.isArray(rest)) return [...new Set<unknown>([...ours, ...rest])]
  if (isFields(ours) && isFields(rest)) return merged(ours, rest)
  return ours ?? rest
}

const named = ({ id, name }: { id: string; name: string }) => ({ id, name })

function geoOf(places: AudiencePlace[]) {
  const keys = (kind: AudiencePlace['kind']) => places.filter((place) => place.kind === kind)
  const lists = {
    countries: keys('country').map(({ key }) => key),
    regions: keys('region').map(({ key }) => ({ key })),
    cities: keys('city').map(({ key, radiusKm }) =>
      radiusKm === null ? { key } : { key, radius: radiusKm, distance_unit: 'kilometer' },
    ),
    zips: keys('zip').map(({ key }) => ({ key })),
  }
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0))
}

function shownWhere(choice: PlacementChoice) {
  const chosen = placementsOf(choice)
  const on = networks.filter((network) => chosen.some((placement) => networkOf(placement) === network))
  if (on.length === 0) throw incomplete('placements.networks', 'Choose at least one place where the ads are shown.')
  if (choice.devices.length === 0) throw incomplete('placements.devices', 'Choose phones, computers or both.')
  return {
    publisher_platforms: on,
    ...(choice.mode === 'by_hand' && positionsOf(chosen)),
    ...(choice.devices.length === 1 && { device_platforms: choice.devices }),
  }
}

/** `{ facebook_positions: ['feed'], instagram_positions: ['stream'] }`, each only where there are some. */
export function positionsOf(chosen: Placement[]): Record<string, string[]> {
  const of = (network: Network) =>
    chosen
      .filter((placement) => networkOf(placement) === network)
      .map((placement) => placementFacts[placement].position)
  const lists = networks.map((network): [string, string[]] => [`${network}_positions`, of(network)])
  return Object.fromEntries(lists.filter(([, positions]) => positions.length > 0))
}

const incomplete = (field: string, sentence: string) =>
  new PlatformFailure('refused_by_platform', sentence, { outcome: 'rejected', fields: { [field]: sentence } })

/**
 * A hash over what somebody chose of a stored targeting. What the platform makes of it (`effective_…`) and what it calls
 * things changes by itself, and the order of keys and lists means nothing.
 */
export const targetingHashOf = (targeting: unknown) =>
  createHash('sha256')
    .update(JSON.stringify(canonical(targeting)))
    .digest('hex')
    .slice(0, 32)

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(canonical(item))).sort()
  // Ids come as text and as numbers.
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'object' || value === null) return value
  const chosen = Object.entries(value).filter(([key]) => key !== 'name' && !key.startsWith('effective_'))
  return chosen.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, inner]) => [key, canonical(inner)])
}
