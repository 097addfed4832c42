import type { Audience, AudiencePlace } from './audienceParts.ts'
import type { SpecialCategory } from './campaignContent.ts'
import { error, type Rule } from './findings.ts'
import type { Finding } from './launches.ts'

/** Ads shown there have to say who pays and for whom (Digital Services Act). ISO 3166. */
const union = new Set('AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' '))

export const reachesUnion = ({ places }: Pick<Audience, 'places'>) => places.some(({ country }) => union.has(country))

/** The categories in which nobody may be left out by age, gender or where exactly they live (reference 7.4). */
const guarded: readonly SpecialCategory[] = ['employment', 'housing', 'credit']
const leastRadiusKm = 25

export const isGuarded = (categories: readonly SpecialCategory[]) => categories.some((one) => guarded.includes(one))

export const audienceFindings: Rule = ({ audience, categories, payer, beneficiary }, { account }) => [
  ...placeFindings(audience),
  ...(audience.ageMin > audience.ageMax ? [error('audience.ageMax', 'The upper age lies below the lower one.')] : []),
  ...(audience.expand && audience.ageMax < 65
    ? [error('audience.ageMax', 'If the platform may look further, the upper age has to be 65+.')]
    : []),
  ...(isGuarded(categories) ? guardedFindings(audience) : []),
  ...(reachesUnion(audience) && !(payer.trim() || account?.payer)
    ? [error('payer', 'The ads reach the EU: say who pays for them.')]
    : []),
  ...(reachesUnion(audience) && !(beneficiary.trim() || account?.beneficiary)
    ? [error('beneficiary', 'The ads reach the EU: say whom they are for.')]
    : []),
]

function placeFindings({ places, excludedPlaces }: Audience): Finding[] {
  if (places.length === 0) return [error('audience.places', 'Choose at least one place.')]
  const excluded = new Set(excludedPlaces.map(placeKey))
  const left = places.filter((place) => !excluded.has(placeKey(place)) && !excluded.has(`country ${place.country}`))
  if (left.length === 0)
    return [error('audience.excludedPlaces', 'Everything you chose is left out again: nobody is left.')]
  return []
}

const placeKey = ({ kind, key }: AudiencePlace) => `${kind} ${key}`

function guardedFindings({ ageMin, ageMax, genders, places, excludedPlaces, excludedInterests }: Audience): Finding[] {
  const found: Finding[] = []
  if (ageMin !== 18 || ageMax !== 65)
    found.push(error('audience.ageMin', 'In this special category ages have to be 18 to 65+.'))
  if (genders !== 'all') found.push(error('audience.genders', 'In this special category ads are for all genders.'))
  for (const place of [...places, ...excludedPlaces]) {
    if (place.kind === 'zip')
      found.push(error('audience.places', 'In this special category postal codes cannot be chosen.'))
    if (place.kind === 'city' && (place.radiusKm ?? 0) < leastRadiusKm)
      found.push(
        error(
          'audience.places',
          `In this special category choose ${place.name} with ${leastRadiusKm} km around it or more.`,
        ),
      )
  }
  if (excludedInterests.length > 0)
    found.push(error('audience.excludedInterests', 'In this special category no interests can be left out.'))
  return found
}
