import { z } from 'zod'
import { Audience, Interest } from '../contract/audienceParts.ts'
import { PlacementChoice } from '../contract/campaignContent.ts'
import { networkOf, placementFacts, placements } from '../contract/placements.ts'
import { type Network, networks } from '../contract/values.ts'
import { readGeo } from './adPlaceReading.ts'
import { restWords } from './adTargetingWords.ts'
import type { RemoteTargeting } from './advertising.ts'
import { type Fields, fieldsOf, filledIn, isFields, listIn, split, textsIn } from './fields.ts'
import { Words } from './shapes.ts'

/**
 * A stored targeting in our own words as far as there are any, and the rest of it as the platform said it (reference 7.4). Null
 * where even the part that we have words for is more than an audience of ours holds.
 */
export function readTargeting(value: unknown): RemoteTargeting | null {
  const { geo_locations, excluded_geo_locations, age_min, age_max, genders, locales, ...others } = fieldsOf(value)
  const { flexible_spec, exclusions, targeting_automation, ...besides } = others
  const { publisher_platforms, facebook_positions, instagram_positions, device_platforms, ...unknown } = besides
  const positions = { facebook: facebook_positions, instagram: instagram_positions }
  const within = readGeo(geo_locations)
  const without = readGeo(excluded_geo_locations)
  const groups = split(flexible_spec, InterestsAlone)
  const { interests, ...otherExclusions } = fieldsOf(exclusions)
  const excluded = split(interests, Named)
  const languages = split(locales, Locale)
  const { advantage_audience, ...automation } = fieldsOf(targeting_automation)
  const shown = readShown(publisher_platforms, positions, device_platforms)
  const audience = Audience.safeParse({
    places: within.places,
    excludedPlaces: without.places,
    ageMin: numberOf(age_min, 18),
    ageMax: numberOf(age_max, 65),
    genders: gendersOf(genders),
    languages: languages.said,
    interests: groups.said,
    excludedInterests: excluded.said,
    expand: numberOf(advantage_audience, 0) === 1,
  })
  const rest = filledIn({
    // What the platform makes of it is not for anybody to send.
    ...Object.fromEntries(Object.entries(unknown).filter(([key]) => !key.startsWith('effective_'))),
    geo_locations: within.rest,
    excluded_geo_locations: without.rest,
    locales: languages.rest,
    flexible_spec: groups.rest,
    exclusions: filledIn({ ...otherExclusions, interests: excluded.rest }),
    targeting_automation: filledIn(automation),
    ...shown.rest,
  })
  const kept = Object.keys(rest).length > 0 ? { words: restWords(rest), targeting: rest } : null
  if (!audience.success || !isFields(value)) return null
  return { audience: audience.data, placements: shown.placements, rest: kept }
}

const Named = z
  .object({ id: Words, name: Words.optional() })
  .transform(({ id, name }) => ({ id, name: name ?? id }))
  .pipe(Interest)
const InterestsAlone = z
  .record(z.string(), z.unknown())
  .transform(filledIn)
  .pipe(z.strictObject({ interests: Named.array().min(1) }))
  .transform(({ interests }) => interests)

/** The platform names no language that it shows for an ad set. */
const Locale = z.coerce
  .number()
  .int()
  .min(1)
  .transform((key) => ({ key, name: `Language ${key}` }))

const numberOf = (value: unknown, usual: number) =>
  z.coerce
    .number()
    .catch(usual)
    .parse(value ?? usual)

function gendersOf(value: unknown): Audience['genders'] {
  const [one, ...more] = new Set(listIn(value).map(Number))
  if (more.length > 0) return 'all'
  return one === 1 ? 'men' : one === 2 ? 'women' : 'all'
}

/** What an ad set without any word about it is shown on: all there is. */
const everywhere = [...networks, 'messenger', 'audience_network', 'threads']

function readShown(platforms: unknown, positions: Record<Network, unknown>, devices: unknown) {
  const named = textsIn(platforms)
  const all = named.length > 0 ? named : everywhere
  const on = networks.filter((network) => all.includes(network))
  const isByHand = on.some((network) => listIn(positions[network]).length > 0)
  const rest: Fields = { publisher_platforms: all.filter((one) => !on.some((network) => network === one)) }
  const ours = placements.filter((placement) => {
    const network = networkOf(placement)
    const listed = textsIn(positions[network])
    // A network without a list is all of it.
    return on.includes(network) && (listed.length === 0 || listed.includes(placementFacts[placement].position))
  })
  if (isByHand)
    for (const network of on) {
      const here = ours.filter((placement) => networkOf(placement) === network)
      rest[`${network}_positions`] = textsIn(positions[network]).filter(
        (position) => !here.some((placement) => placementFacts[placement].position === position),
      )
      if (here.length === 0) rest.publisher_platforms = [network, ...listIn(rest.publisher_platforms)]
    }
  const seen = textsIn(devices)
  const known = (['mobile', 'desktop'] as const).filter((one) => seen.length === 0 || seen.includes(one))
  rest.device_platforms = seen.filter((one) => one !== 'mobile' && one !== 'desktop')
  const choice = isByHand
    ? { mode: 'by_hand', chosen: ours, devices: known }
    : { mode: 'automatic', networks: on, devices: known }
  return { placements: PlacementChoice.parse(choice), rest: filledIn(rest) }
}
