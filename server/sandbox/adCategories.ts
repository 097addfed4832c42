import { notOf } from './adChanges.ts'
import { invalidAd, lacking } from './adErrors.ts'
import { spotOf } from './adGeography.ts'
import { fieldsOf, itemsOf, objectsOf, textsOf, wordsOf } from './adJson.ts'
import type { CampaignRow } from './adRows.ts'
import { isProtected, topicOf } from './adTopics.ts'
import { listOf, type Params } from './params.ts'

const categories = [
  'NONE',
  'EMPLOYMENT',
  'HOUSING',
  'CREDIT',
  'ISSUES_ELECTIONS_POLITICS',
  'ONLINE_GAMBLING_AND_GAMING',
  'FINANCIAL_PRODUCTS_SERVICES',
]

/** `FINANCIAL_PRODUCTS_SERVICES` has taken the place of `CREDIT`, so both are held to the same. Recollection. */
const strict = ['HOUSING', 'EMPLOYMENT', 'CREDIT', 'FINANCIAL_PRODUCTS_SERVICES']

/** `special_ad_categories`, which always has to be said, be it as an empty list; with any category also for which countries. */
export function readCategories(params: Params): Pick<CampaignRow, 'categories' | 'countries'> {
  const given = listOf(params, 'special_ad_categories')
  if (!given) {
    throw lacking(
      'special_ad_categories',
      'Say whether the ads are about homes, jobs, credit, politics or gambling; an empty list if they are not.',
    )
  }
  const unknown = given.find((category) => !categories.includes(category))
  if (unknown !== undefined) throw notOf('special_ad_categories', categories, unknown)
  const chosen = given.filter((category) => category !== 'NONE')
  const countries = listOf(params, 'special_ad_category_country') ?? []
  const nowhere = countries.find((code) => !spotOf('country', code))
  if (nowhere !== undefined) throw badCountry(`${nowhere} is not a country.`)
  if (chosen.length > 0 && countries.length === 0) {
    throw badCountry('Say in which countries ads of a special category are shown.')
  }
  return { categories: JSON.stringify(chosen), countries: JSON.stringify(countries) }
}

/** Ads for homes, jobs and credit choose nobody by age, gender, postal code or who they live with (reference 7.4). */
export function checkCategories(campaign: Pick<CampaignRow, 'categories'>, targeting: unknown): void {
  const chosen = textsOf(JSON.parse(campaign.categories))
  if (!chosen.some((category) => strict.includes(category))) return
  const { age_min = 18, age_max = 65, genders, geo_locations, excluded_geo_locations, exclusions } = fieldsOf(targeting)
  if (Number(age_min) !== 18) throw barred('ages from 18 to 65+ only', 'targeting.age_min')
  if (Number(age_max) !== 65) throw barred('ages from 18 to 65+ only', 'targeting.age_max')
  if (itemsOf(genders).length === 1) throw barred('all genders only', 'targeting.genders')
  for (const [name, places] of Object.entries({ geo_locations, excluded_geo_locations })) {
    const { zips, cities, custom_locations } = fieldsOf(places)
    if (itemsOf(zips).length > 0) throw barred('no postal codes', `targeting.${name}.zips`)
    const near = [...objectsOf(cities), ...objectsOf(custom_locations)].some(isNear)
    if (near) throw barred('a radius of at least 25 km (15 miles)', `targeting.${name}.cities`)
  }
  if (objectsOf(fieldsOf(exclusions).interests).length > 0) {
    throw barred('no interests to be excluded', 'targeting.exclusions')
  }
  const personal = interestIds(targeting).find((id) => {
    const topic = topicOf(id)
    return topic && isProtected(topic)
  })
  if (personal) throw barred(`not the interest ${topicOf(personal)?.name}`, 'targeting.flexible_spec')
}

/** A city without a radius gets one that is wide enough by itself. Recollection. */
const isNear = ({ radius, distance_unit }: Record<string, unknown>) =>
  radius !== undefined && Number(radius) < (distance_unit === 'mile' ? 15 : 25)

/** Every interest that somebody is chosen by. */
export const interestIds = (targeting: unknown): string[] =>
  [fieldsOf(targeting), ...objectsOf(fieldsOf(targeting).flexible_spec)].flatMap(({ interests }) =>
    objectsOf(interests).map(({ id }) => wordsOf(id)),
  )

const barred = (allowed: string, blame: string) =>
  invalidAd({
    subcode: 1885728,
    title: 'Audience isn’t available for this special ad category',
    says: `Ads about housing, employment or credit allow ${allowed}.`,
    blame,
  })

const badCountry = (says: string) =>
  invalidAd({
    subcode: 1885760,
    title: 'Country of the special ad category',
    says,
    blame: 'special_ad_category_country',
  })
