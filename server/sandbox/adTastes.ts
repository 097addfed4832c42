import type { Network } from './actors.ts'
import { type AdChoices, allChoices, unrestricted } from './adChoices.ts'
import { interestsOfFamily } from './adInterests.ts'
import { type AdPerson, adPeople } from './adPeople.ts'
import { topics } from './adTopics.ts'
import { createChance, digitsOf, seededRandom } from './seedChance.ts'
import { goodsOf } from './seedPosts.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

/** What is known of somebody's interests: of each, where they showed it. */
export type Tastes = Map<string, Set<Network>>

export interface Known {
  tastes: Tastes
  choices: AdChoices
}

interface Act {
  actorId: string
  network: Network
  accountId: string
  picture: string | null
  points: number
}

/** A comment says more than a like; from so many points about the same thing on, it counts as an interest. */
const acts = `select actorId, posts.network, posts.accountId, picture, sum(points) as points from (
    select actorId, targetId as postId, 1 as points from likes
    union all select authorId, postId, 3 from comments where deletedAt is null)
  join posts on posts.id = postId group by actorId, posts.network, posts.accountId, picture`
export const pointsForInterest = 8

interface Memory {
  known: Map<string, Known>
  isStale: boolean
}
const memories = new WeakMap<World, Memory>()

/**
 * One pool for both networks: what everybody has shown interest in by likes and comments on either, and what they allow to be done
 * with it, by the person's id. Read again only after somebody did something.
 */
export function knownOf(world: World): Map<string, Known> {
  const memory = memories.get(world)
  if (memory && !memory.isStale) return memory.known
  const fresh: Memory = memory ?? { known: new Map(), isStale: false }
  fresh.known = readAll(world)
  fresh.isStale = false
  if (!memory) {
    memories.set(world, fresh)
    world.listen(({ kind }) => {
      if (['comment', 'like', 'choice', 'reset'].includes(kind)) fresh.isStale = true
    })
  }
  return fresh.known
}

/** The interests that may be used for ads on one network. */
export function usableOn({ tastes, choices }: Known, network: Network): Set<string> {
  if (!choices.useActivity) return new Set()
  const usable = [...tastes].filter(([, shown]) => choices.acrossNetworks || shown.has(network))
  return new Set(usable.map(([id]) => id))
}

function readAll(world: World): Map<string, Known> {
  const choices = allChoices(world)
  const people = adPeople(world)
  const byActor = new Map<string, AdPerson>()
  const points = new Map<AdPerson, Map<string, number>>()
  for (const person of people) {
    byActor.set(person.id, person)
    if (person.instagramId) byActor.set(person.instagramId, person)
    points.set(person, new Map())
  }
  const families = new Map<string, string[]>()
  for (const act of statement<[], Act>(world, acts).all()) {
    const theirs = points.get(byActor.get(act.actorId) ?? nobody)
    const thing = `${act.accountId} ${act.picture}`
    const shown = families.get(thing) ?? interestsOfFamily(goodsOf(act).family).map(({ id }) => id)
    families.set(thing, shown)
    if (theirs) for (const id of shown) add(theirs, `${id} ${act.network}`, act.points)
  }
  return new Map(
    people.map((person) => [
      person.id,
      { tastes: tastesOf(person, points.get(person)), choices: choices.get(person.id) ?? unrestricted() },
    ]),
  )
}

const nobody = Object.create(null)

const add = (points: Map<string, number>, key: string, more: number) => points.set(key, (points.get(key) ?? 0) + more)

/** Beside what they did with posts of the shops, everybody has a few interests from elsewhere on a network they are on. */
function tastesOf(person: AdPerson, points: Map<string, number> = new Map()): Tastes {
  const tastes: Tastes = new Map()
  const note = (id: string, network: Network) => tastes.set(id, (tastes.get(id) ?? new Set<Network>()).add(network))
  const total = new Map<string, number>()
  for (const [key, worth] of points) add(total, key.split(' ')[0] ?? '', worth)
  for (const key of points.keys()) {
    const [id = '', network] = key.split(' ')
    if ((total.get(id) ?? 0) >= pointsForInterest) note(id, network === 'facebook' ? 'facebook' : 'instagram')
  }
  const chance = createChance(seededRandom(Number(digitsOf(`tastes/${person.id}`, 9))))
  for (const { id } of chance.shuffled(topics).slice(0, chance.between(5, 14)))
    note(id, anyNetworkOf(person, chance.next()))
  return tastes
}

function anyNetworkOf(person: AdPerson, chance: number): Network {
  if (!person.instagramId) return 'facebook'
  return person.onFacebook && chance < 0.5 ? 'facebook' : 'instagram'
}
