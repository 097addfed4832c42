import { countryNames, regionNames, zipNames } from './adGeographyNames.ts'
import { kilometresBetween, type Place, places as towns } from './adPlaces.ts'
import { folded } from './adTopics.ts'
import { digitsOf } from './seedChance.ts'

export interface Spot {
  /** Of a country its ISO code, of a postal code `IE:H91`, else a number. */
  key: string
  type: 'country' | 'region' | 'city' | 'zip'
  name: string
  country: string
  countryName: string
  region?: string
  regionKey?: string
  /** Of a city, in degrees; of a postal code its city's. */
  latitude?: number
  longitude?: number
  /** How many people there see ads at all, in a world as large as the real one. */
  people: number
}

interface City extends Spot {
  latitude: number
  longitude: number
}

const split = (text: string) => text.trim().split(/[|\n]/)

const countries: Spot[] = split(countryNames).map((line) => {
  const [, key = '', name = '', millions = '0'] = /^(\w\w) (.+) ([\d.]+)$/.exec(line) ?? []
  return { key, type: 'country', name, country: key, countryName: name, people: Number(millions) * 1e6 }
})

const nameOf = (code: string) => countries.find(({ key }) => key === code)?.name ?? code
const townOf = (name: string, country: string) => towns.find((one) => one.name === name && one.country === country)

const told: City[] = regionNames
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [, region = '', country = '', regionKey = '', cities = ''] = /^(.+) \((\w\w)\) (\d+): (.+)$/.exec(line) ?? []
    return cities.split(', ').map((city): City => {
      const [, name = '', north, east, thousands] = /^(.+?) (-?[\d.]+) (-?[\d.]+) (\d+)$/.exec(city) ?? []
      return {
        key: townOf(name, country)?.key ?? `3${digitsOf(`city ${country} ${region} ${name}`, 6)}`,
        type: 'city',
        name,
        country,
        countryName: nameOf(country),
        region,
        regionKey,
        latitude: Number(north),
        longitude: Number(east),
        people: Number(thousands) * 1000,
      }
    })
  })

/** Where people of the sandbox live; those that the list above does not name are taken to be of middling size. */
const lived = towns
  .filter(({ key }) => !told.some((city) => city.key === key))
  .map((town: Place): City => ({ ...town, type: 'city', people: 180_000 }))

const cities = [...told, ...lived]

const regions = [...Map.groupBy(cities, ({ regionKey }) => regionKey).values()].flatMap((within): Spot[] => {
  const [first] = within
  if (!first?.region || !first.regionKey) return []
  const people = Math.round(within.reduce((sum, city) => sum + city.people, 0) * 1.9)
  const { country, countryName } = first
  return [{ key: first.regionKey, type: 'region', name: first.region, country, countryName, people }]
})

const zips = [
  ...split(zipNames).map((line) => {
    const [country = '', code = '', ...name] = line.split(' ')
    return { country, code, city: cities.find((one) => one.name === name.join(' ') && one.country === country) }
  }),
  ...towns.map(({ country, zip, key }) => ({ country, code: zip, city: cities.find((one) => one.key === key) })),
].map(
  ({ country, code, city }): Spot => ({
    ...city,
    key: `${country}:${code}`,
    type: 'zip',
    name: code,
    country,
    countryName: nameOf(country),
    people: Math.round((city?.people ?? 0) / 6),
  }),
)

const known = new Map([...countries, ...regions, ...cities, ...zips].map((spot) => [`${spot.type} ${spot.key}`, spot]))

const spots: readonly Spot[] = [...known.values()]

export const spotOf = (type: Spot['type'], key: string) => known.get(`${type} ${key}`)

/** Names with a word that begins with what is looked for: countries, regions, cities, then postal codes; the larger first. */
export function searchSpots(query: string, types: string[] | undefined, country: string | undefined): Spot[] {
  const wanted = ` ${folded(query).replaceAll('-', ' ')}`
  if (!wanted.trim()) return []
  const order = ['country', 'region', 'city', 'zip']
  return spots
    .filter((spot) => !types || types.includes(spot.type))
    .filter((spot) => !country || spot.country === country.toUpperCase())
    .filter(({ name }) => ` ${folded(name).replaceAll('-', ' ')}`.includes(wanted))
    .sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type) || b.people - a.people)
}

/** The country that a point lies in, as far as its nearest city tells. */
export function countryAt(latitude: number, longitude: number): string | undefined {
  const far = (city: City) => kilometresBetween(city, { latitude, longitude })
  return cities.reduce<City | undefined>((best, city) => (best && far(best) <= far(city) ? best : city), undefined)
    ?.country
}
