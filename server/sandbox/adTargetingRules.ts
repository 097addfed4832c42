import { interestIds } from './adCategories.ts'
import { invalidAd } from './adErrors.ts'
import { countryAt, spotOf } from './adGeography.ts'
import { type Fields, fieldsOf, isFields, itemsOf, objectsOf, textsOf, wordsOf } from './adJson.ts'
import { isSearchableLocale } from './adLanguages.ts'
import { checkPlacements } from './adPlacementRules.ts'
import { topicOf } from './adTopics.ts'

/** Whether anybody could be aimed at like this (reference 7.4). The numbers of the refusals are recollections where no text says else. */
export function checkTargeting(targeting: Fields): void {
  checkShape(targeting)
  checkAutomation(targeting)
  checkAges(targeting)
  checkPlaces(targeting)
  const genders = itemsOf(targeting.genders)
  if (genders.some((one) => ![0, 1, 2].includes(Number(one)))) {
    throw refused('Genders are 1 for men and 2 for women.', 'genders')
  }
  const tongue = itemsOf(targeting.locales).find((key) => !isSearchableLocale(Number(key)))
  if (tongue !== undefined) throw refused(`There is no language ${String(tongue)}.`, 'locales')
  const strange = [...interestIds(targeting), ...interestIds(targeting.exclusions)].find((id) => !topicOf(id))
  if (strange !== undefined) {
    throw refused(`The interest ${strange} isn’t available for targeting.`, 'flexible_spec', 1487079)
  }
  checkPlacements(targeting)
}

/** Which parts are lists, and which of those are lists of objects. */
const lists = ['genders', 'locales', 'publisher_platforms', 'device_platforms', 'custom_audiences']
const groups = [
  'interests',
  'behaviors',
  'life_events',
  'family_statuses',
  'industries',
  'work_positions',
  'work_employers',
]

function checkShape(targeting: Fields): void {
  const positions = Object.keys(targeting).filter((name) => name.endsWith('_positions'))
  for (const name of [...lists, ...positions]) demand(targeting[name], isList, name)
  for (const name of ['geo_locations', 'excluded_geo_locations']) {
    demand(targeting[name], isFields, name)
    for (const [part, value] of Object.entries(fieldsOf(targeting[name]))) demand(value, isList, `${name}.${part}`)
  }
  demand(targeting.flexible_spec, isListOfObjects, 'flexible_spec')
  demand(targeting.exclusions, isFields, 'exclusions')
  for (const spec of [targeting, ...objectsOf(targeting.flexible_spec), fieldsOf(targeting.exclusions)]) {
    for (const name of groups) demand(spec[name], isListOfObjects, name)
  }
}

const isList = (value: unknown) => Array.isArray(value)
const isListOfObjects = (value: unknown) => Array.isArray(value) && value.every(isFields)

function demand(value: unknown, is: (value: unknown) => boolean, name: string): void {
  if (value !== undefined && value !== null && !is(value))
    throw refused(`${name} is not written as it should be.`, name)
}

function checkAutomation({ targeting_automation, age_max = 65 }: Fields): void {
  const advantage = fieldsOf(targeting_automation).advantage_audience
  if (advantage === undefined || ![0, 1].includes(Number(advantage))) {
    throw invalidAd({
      subcode: 1870227,
      title: 'Advantage audience flag is required',
      says: 'To create the ad set, set the advantage audience flag to 1 or 0 in targeting_automation.',
      blame: 'targeting.targeting_automation.advantage_audience',
    })
  }
  if (Number(advantage) === 1 && Number(age_max) !== 65) {
    throw refused('With Advantage+ audience the highest age can’t be lower than 65.', 'age_max', 1870189)
  }
}

function checkAges({ age_min = 18, age_max = 65 }: Fields): void {
  const [least, most] = [Number(age_min), Number(age_max)]
  if (!Number.isInteger(least) || least < 13 || least > 65) throw refused('Ages lie between 13 and 65.', 'age_min')
  if (!Number.isInteger(most) || most < 13 || most > 65) throw refused('Ages lie between 13 and 65.', 'age_max')
  if (least > most) throw refused('The lowest age can’t be above the highest.', 'age_min')
}

function checkPlaces({ geo_locations, excluded_geo_locations, custom_audiences }: Fields): void {
  const within = countPlaces(fieldsOf(geo_locations), 'geo_locations')
  countPlaces(fieldsOf(excluded_geo_locations), 'excluded_geo_locations')
  if (within > 0 || itemsOf(custom_audiences).length > 0) return
  throw refused('Choose at least one place where people are reached.', 'geo_locations', 1885364)
}

const keyed = { regions: 'region', cities: 'city', zips: 'zip' } as const

/** How many places there are, each of which has to exist. */
function countPlaces(geo: Fields, name: string): number {
  const countries = textsOf(geo.countries)
  const nowhere = countries.find((code) => !spotOf('country', code))
  if (nowhere !== undefined) throw refused(`There is no country ${nowhere}.`, `${name}.countries`, 1487756)
  const groups = textsOf(geo.country_groups)
  let count = countries.length + groups.length
  for (const list of ['regions', 'cities', 'zips'] as const) {
    const places = objectsOf(geo[list])
    const unknown = places.find(({ key }) => !spotOf(keyed[list], wordsOf(key)))
    if (unknown) throw refused(`There is no place with the key ${wordsOf(unknown.key)}.`, `${name}.${list}`, 1487756)
    if (list === 'cities') for (const city of places) checkRadius(city, `${name}.cities`)
    count += places.length
  }
  const circles = objectsOf(geo.custom_locations)
  for (const circle of circles) {
    const isSomewhere = Math.abs(Number(circle.latitude)) <= 90 && Math.abs(Number(circle.longitude)) <= 180
    if (!isSomewhere && !circle.address_string) {
      throw refused('A place of your own needs a latitude and a longitude.', `${name}.custom_locations`)
    }
    checkRadius(circle, `${name}.custom_locations`)
  }
  return count + circles.length
}

/** Recollection: 80 km or 50 miles at most. For cities the platform may ask for 17 km at least, which is not followed here. */
function checkRadius({ radius, distance_unit = 'mile' }: Fields, name: string): void {
  if (radius === undefined) return
  if (distance_unit !== 'mile' && distance_unit !== 'kilometer') {
    throw refused('A distance is counted in mile or kilometer.', name)
  }
  const most = distance_unit === 'mile' ? 50 : 80
  if (!(Number(radius) > 0 && Number(radius) <= most)) {
    throw refused(`A radius can be at most ${most} ${distance_unit}s.`, name, 1487941)
  }
}

const union = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ')

/** Whether somebody in the European Union is aimed at, for whom it has to be said who pays and who profits. */
export function reachesUnion({ geo_locations }: Fields): boolean {
  const { countries, country_groups, regions, cities, zips, custom_locations } = fieldsOf(geo_locations)
  const within = [
    ...textsOf(countries),
    ...objectsOf(regions).map(({ key }) => spotOf('region', wordsOf(key))?.country),
    ...objectsOf(cities).map(({ key }) => spotOf('city', wordsOf(key))?.country),
    ...objectsOf(zips).map(({ key }) => spotOf('zip', wordsOf(key))?.country),
    ...objectsOf(custom_locations).map(({ latitude, longitude }) => countryAt(Number(latitude), Number(longitude))),
  ]
  return textsOf(country_groups).length > 0 || within.some((code) => code !== undefined && union.includes(code))
}

const refused = (says: string, name: string, subcode = 1487534) =>
  invalidAd({ subcode, title: 'Invalid targeting', says, blame: `targeting.${name}` })
