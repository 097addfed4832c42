import type { Network } from './actors.ts'
import { type AdPerson, adPeople } from './adPeople.ts'
import { positionsOf } from './adPositions.ts'
import { expands, fitsPerson, fitsTastes, networksOf, readTargeting, type Targeting } from './adTargeting.ts'
import { knownOf, usableOn } from './adTastes.ts'
import type { World } from './world.ts'

/** Somebody who can be reached, and on which networks. */
export interface Reachable {
  person: AdPerson
  networks: Network[]
}

/**
 * Who may see what is aimed like that (reference 7.4), as a delivery that begins now would have it: interests only as far as each person
 * allows, a network only if they are on it, and nobody who hides the ads of the Page, where one is given.
 */
export function matching(world: World, targeting: unknown, pageId?: string): Reachable[] {
  const read = readTargeting(targeting)
  const networks = networksOf(read).filter((network) => positionsOf(read, network).length > 0)
  const known = knownOf(world)
  return adPeople(world).flatMap((person) => {
    const their = known.get(person.id)
    if (!their || !fitsPerson(read, person)) return []
    if (pageId !== undefined && their.choices.hiddenPages.includes(pageId)) return []
    const on = networks.filter((network) => isOn(person, network) && fitsTastes(read, usableOn(their, network)))
    return on.length > 0 ? [{ person, networks: on }] : []
  })
}

/** How many people that are. */
export const countAudience = (world: World, targeting: unknown, pageId?: string): number =>
  matching(world, targeting, pageId).reduce((sum, { person }) => sum + person.standsFor, 0)

/** How much more an ad is shown to whom it was meant for in the first place, where it may go beyond them. */
export function inclination(world: World, targeting: Targeting, person: AdPerson, network: Network): number {
  if (!expands(targeting)) return 1
  const strict: Targeting = { ...targeting, targeting_automation: { advantage_audience: 0 } }
  const known = knownOf(world).get(person.id)
  const isMeant = known && fitsPerson(strict, person) && fitsTastes(strict, usableOn(known, network))
  return isMeant ? 3 : 1
}

const isOn = (person: AdPerson, network: Network) =>
  network === 'facebook' ? person.onFacebook : person.instagramId !== null
