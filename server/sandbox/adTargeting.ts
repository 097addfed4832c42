import type { Network } from './actors.ts'
import { spotOf } from './adGeography.ts'
import type { AdPerson } from './adPeople.ts'
import { kilometresBetween } from './adPlaces.ts'

/** Targeting as Graph takes it (reference 7.4), as far as it decides who sees an ad. Everything may be missing. */
export interface Targeting {
  geo_locations?: GeoLocations
  excluded_geo_locations?: GeoLocations
  age_min?: number | string
  age_max?: number | string
  genders?: (number | string)[]
  locales?: (number | string)[]
  interests?: Named[]
  flexible_spec?: Spec[]
  exclusions?: Spec
  targeting_automation?: { advantage_audience?: number | string }
  publisher_platforms?: string[]
  facebook_positions?: string[]
  instagram_positions?: string[]
  device_platforms?: string[]
}

interface Named {
  id?: string | number
}
type Spec = Record<string, Named[] | undefined>

interface GeoLocations {
  countries?: string[]
  country_groups?: string[]
  regions?: Keyed[]
  cities?: (Keyed & Around)[]
  zips?: Keyed[]
  custom_locations?: (Around & { latitude?: number; longitude?: number })[]
}
interface Keyed {
  key?: string | number
}
interface Around {
  radius?: number | string
  distance_unit?: string
}

/** What was sent as targeting, as an object or as JSON in text. */
export function readTargeting(given: unknown): Targeting {
  const value: unknown = typeof given === 'string' ? parsed(given) : given
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Where somebody lives, how old they are and which languages they speak, all of which counts whatever they have allowed. */
export function fitsPerson(targeting: Targeting, person: AdPerson): boolean {
  const { geo_locations, excluded_geo_locations, age_min, age_max, genders, locales } = targeting
  const isSuggestion = expands(targeting)
  if (geo_locations && !livesIn(geo_locations, person)) return false
  if (excluded_geo_locations && livesIn(excluded_geo_locations, person)) return false
  if (person.age < Number(age_min ?? 18)) return false
  if (!isSuggestion && Number(age_max ?? 65) < 65 && person.age > Number(age_max)) return false
  if (!isSuggestion && genders?.length && !genders.some((gender) => Number(gender) === person.gender)) return false
  return !locales?.length || locales.some((key) => person.locales.includes(Number(key)))
}

/** With Advantage+ audience, ages, gender and interests are no more than a hint where to begin. */
export const expands = ({ targeting_automation }: Targeting) =>
  Number(targeting_automation?.advantage_audience ?? 0) === 1

/** Of every group at least one, and none of the excluded. `tastes` is what may be used of somebody's interests. */
export function fitsTastes(targeting: Targeting, tastes: Set<string>): boolean {
  const groups = [
    ...(targeting.flexible_spec ?? []),
    ...(targeting.interests?.length ? [{ interests: targeting.interests }] : []),
  ]
  const shows = (spec: Spec) =>
    Object.entries(spec).some(([kind, list]) => (list ?? []).some(({ id }) => isShown(kind, String(id), tastes)))
  if (targeting.exclusions && shows(targeting.exclusions)) return false
  return expands(targeting) || groups.every((group) => Object.keys(group).length === 0 || shows(group))
}

/** The sandbox's people have interests alone; of behaviours and the like nobody is known to have any. */
const isShown = (kind: string, id: string, tastes: Set<string>) => kind === 'interests' && tastes.has(id)

function livesIn(geo: GeoLocations, person: AdPerson): boolean {
  const { home } = person
  const { countries = [], country_groups = [], regions = [], cities = [], zips = [], custom_locations = [] } = geo
  return (
    country_groups.includes('worldwide') ||
    countries.includes(home.country) ||
    regions.some(({ key }) => String(key) === home.regionKey) ||
    zips.some(({ key }) => String(key) === `${home.country}:${home.zip}`) ||
    cities.some((city) => isNear(person, spotOf('city', String(city.key)), city, String(city.key) === home.key)) ||
    custom_locations.some((circle) => isNear(person, circle, circle, false))
  )
}

/** A town without a radius is the town itself; a circle is a mile wide at least. */
function isNear(
  person: AdPerson,
  middle: { latitude?: number; longitude?: number } | undefined,
  { radius, distance_unit }: Around,
  isHome: boolean,
): boolean {
  if (isHome) return true
  if (middle?.latitude === undefined || middle.longitude === undefined || radius === undefined) return false
  const { latitude, longitude } = middle
  const kilometres = Number(radius) * (distance_unit === 'kilometer' ? 1 : 1.609_344)
  return kilometresBetween({ latitude, longitude }, person) <= kilometres
}

/** Where in the networks an ad may stand; without any word about it, everywhere. */
export function networksOf({ publisher_platforms }: Targeting): Network[] {
  const all: Network[] = ['facebook', 'instagram']
  return publisher_platforms?.length ? all.filter((network) => publisher_platforms.includes(network)) : all
}
