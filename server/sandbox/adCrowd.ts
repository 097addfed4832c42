import type { Network } from './actors.ts'
import { inclination, matching } from './adAudience.ts'
import { type AdPerson, adPeople } from './adPeople.ts'
import { readTargeting, type Targeting } from './adTargeting.ts'
import type { World } from './world.ts'

/** Whom an ad set reaches on one network, so arranged that somebody can be drawn from it quickly. */
export interface Crowd {
  people: AdPerson[]
  /** The weights of the people up to each, one after the other. */
  sums: number[]
  /** How many people they stand for. */
  size: number
}

export interface Audience {
  targeting: Targeting
  crowds: Record<Network, Crowd>
  /** Both networks together, whoever is on both once. */
  size: number
}

const emptyCrowd = (): Crowd => ({ people: [], sums: [], size: 0 })

export function audienceOf(world: World, targeting: string, pageId: string): Audience {
  const read = readTargeting(targeting)
  const crowds = { facebook: emptyCrowd(), instagram: emptyCrowd() }
  let size = 0
  for (const { person, networks } of matching(world, read, pageId)) {
    size += person.standsFor
    for (const network of networks) {
      const crowd = crowds[network]
      crowd.people.push(person)
      crowd.size += person.standsFor
      crowd.sums.push((crowd.sums.at(-1) ?? 0) + person.standsFor * inclination(world, read, person, network))
    }
  }
  return { targeting: read, crowds, size }
}

/** Somebody, by how many they stand for and how much the ad is meant for them. */
export function someoneOf({ people, sums }: Crowd, random: () => number): AdPerson | undefined {
  const wanted = random() * (sums.at(-1) ?? 0)
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) > wanted) high = middle
    else low = middle + 1
  }
  return people[low]
}

export const personAt = (world: World, index: number): AdPerson | undefined => adPeople(world)[index]
