import { z } from 'zod'
import { AudiencePlace } from '../contract/audienceParts.ts'
import { type Fields, fieldsOf, filledIn, split } from './fields.ts'
import { Words } from './shapes.ts'

/** Places as they stand in a targeting, and what no place of ours is: circles on the map, groups of countries and the like. */
export function readGeo(value: unknown): { places: AudiencePlace[]; rest: Fields } {
  const { countries, regions, cities, zips, ...others } = fieldsOf(value)
  const lists = {
    countries: split(countries, Country),
    regions: split(regions, Region),
    cities: split(cities, City),
    zips: split(zips, Zip),
  }
  return {
    places: Object.values(lists).flatMap(({ said }) => said),
    rest: filledIn({
      ...others,
      ...Object.fromEntries(Object.entries(lists).map(([name, { rest }]) => [name, rest])),
    }),
  }
}

type Given = z.input<typeof AudiencePlace>

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
function countryName(code: string) {
  try {
    return countryNames.of(code) ?? code
  } catch {
    return code
  }
}

const Code = z.string().regex(/^[A-Z]{2}$/)

const Country = Code.transform(
  (code): Given => ({ kind: 'country', key: code, name: countryName(code), country: code }),
).pipe(AudiencePlace)

const Keyed = z.object({ key: Words, name: Words.optional(), country: Code, region: Words.nullish().catch(null) })

const Region = Keyed.transform(
  ({ key, name, country }): Given => ({
    kind: 'region',
    key,
    name: name ?? key,
    within: countryName(country),
    country,
  }),
).pipe(AudiencePlace)

const kilometresOfMile = 1.609_344

const City = Keyed.extend({ radius: z.coerce.number().positive().nullish(), distance_unit: z.string().nullish() })
  .transform(
    ({ key, name, country, region, radius, distance_unit }): Given => ({
      kind: 'city',
      key,
      name: name ?? key,
      within: [region, countryName(country)].filter((part) => part && part !== name).join(', '),
      country,
      // A mile is what the platform counts in where nothing is said.
      radiusKm: radius ? Math.round(radius * (distance_unit === 'kilometer' ? 1 : kilometresOfMile)) : null,
    }),
  )
  .pipe(AudiencePlace)

/** Its key says the country: `US:94304`. */
const Zip = z
  .object({ key: z.string().regex(/^[A-Z]{2}:/), name: Words.optional() })
  .transform(
    ({ key, name }): Given => ({
      kind: 'zip',
      key,
      name: name ?? key.slice(3),
      within: countryName(key.slice(0, 2)),
      country: key.slice(0, 2),
    }),
  )
  .pipe(AudiencePlace)
