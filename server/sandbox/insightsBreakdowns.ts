import type { AdPerson } from './adPeople.ts'
import { reportedName } from './adPositions.ts'
import { badParameter } from './graphError.ts'

/** A row of what is stored, as far as breakdowns look at it. */
export interface Place {
  network: string
  position: string
}

const byPlace: Record<string, (place: Place) => string> = {
  publisher_platform: ({ network }) => network,
  platform_position: ({ network, position }) => reportedName(network, position),
}

const byPerson: Record<string, (person: AdPerson, place: Place) => string> = {
  age: ({ age }) => brackets.find(([from, to]) => age >= from && age <= to)?.[2] ?? '65+',
  gender: ({ gender }) => (gender === 1 ? 'male' : 'female'),
  country: ({ home }) => home.country,
  region: ({ home }) => home.region,
  impression_device: ({ device }, { position }) => (position === 'right_hand_column' ? 'desktop' : device),
}

const brackets: [number, number, string][] = [
  [13, 17, '13-17'],
  [18, 24, '18-24'],
  [25, 34, '25-34'],
  [35, 44, '35-44'],
  [45, 54, '45-54'],
  [55, 64, '55-64'],
]

/** Which of them go together (reference 7.7); a position is one only together with its platform. */
const combinations = new Set([
  '',
  'age',
  'gender',
  'age,gender',
  'country',
  'region',
  'impression_device',
  'publisher_platform',
  'platform_position,publisher_platform',
  'impression_device,publisher_platform',
  'impression_device,platform_position,publisher_platform',
])

/** Throws in the platform's words for what is no breakdown, and for what does not go together. */
export function checkBreakdowns(names: string[]): void {
  const known = [...Object.keys(byPlace), ...Object.keys(byPerson)]
  const stranger = names.findIndex((name) => !known.includes(name))
  if (stranger >= 0)
    throw badParameter(`breakdowns[${stranger}] must be one of the following values: ${known.sort().join(', ')}`)
  if (!combinations.has([...new Set(names)].sort().join(','))) {
    throw badParameter(`Current combination of data breakdown columns (action_type, ${names.join(', ')}) is invalid`)
  }
}

/** The value of each breakdown, for what one person did in one place. */
export const breakdownsOf = (names: string[], place: Place, person: AdPerson): Record<string, string> =>
  Object.fromEntries(
    names.map((name) => [name, byPlace[name]?.(place) ?? byPerson[name]?.(person, place) ?? 'unknown']),
  )

/** Whether people have to be looked at one by one. */
export const looksAtPeople = (names: string[]) => names.some((name) => Object.hasOwn(byPerson, name))
