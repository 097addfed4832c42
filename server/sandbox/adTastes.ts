import type { Network } from './actors.ts'
import { type AdChoices, allChoices, unrestricted } from './adChoices.ts'
import { interestsOfFamily } from './adInterests.ts'
import { type AdPerson, adPeople } from './adPeople.ts'
import { topics } from './adTopics.ts'
import { createChance, digitsOf, seededRandom } from './seedChance.ts'
import { goodsOf } from './seedPosts.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

/** What is known of somebody's interests: of each, how much of it they showed on which network, in points. */
export type Tastes = Map<string, Record<Network, number>>

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

/** For when people have done things without anybody being told. */
export function forgetTastes(world: World): void {
  const memory = memories.get(world)
  if (memory) memory.isStale = true
}

/** The interests that may be used for ads on one network: without leave to look across, what was shown there has to be enough by itself. */
export function usableOn({ tastes, choices }: Known, network: Network): Set<string> {
  if (!choices.useActivity) return new Set()
  const pointsOf = (shown: Record<Network, number>) =>
    choices.acrossNetworks ? shown.facebook + shown.instagram : shown[network]
  return new Set([...tastes].filter(([, shown]) => pointsOf(shown) >= pointsForInterest).map(([id]) => id))
}

function readAll(world: World): Map<string, Known> {
  const choices = allChoices(world)
  const people = adPeople(world)
  const tastes = new Map(people.map((person) => [person.id, elsewhere(person)]))
  const byActor = new Map<string, Tastes>()
  for (const { id, instagramId } of people) {
    const theirs = tastes.get(id)
    if (!theirs) continue
    byActor.set(id, theirs)
    if (instagramId) byActor.set(instagramId, theirs)
  }
  const shownBy = new Map<string, string[]>()
  for (const act of statement<[], Act>(world, acts).all()) {
    const theirs = byActor.get(act.actorId)
    const thing = `${act.accountId} ${act.picture}`
    const shown = shownBy.get(thing) ?? interestsOfFamily(goodsOf(act).family).map(({ id }) => id)
    shownBy.set(thing, shown)
    if (theirs) for (const id of shown) note(theirs, id, act.network, act.points)
  }
  const nothing: Tastes = new Map()
  return new Map(
    people.map(({ id }) => [id, { tastes: tastes.get(id) ?? nothing, choices: choices.get(id) ?? unrestricted() }]),
  )
}

function note(tastes: Tastes, id: string, network: Network, points: number): void {
  const shown = tastes.get(id) ?? { facebook: 0, instagram: 0 }
  shown[network] += points
  tastes.set(id, shown)
}

/** Beside what they did with posts of the shops, everybody has a few interests from elsewhere on a network they are on. */
function elsewhere(person: AdPerson): Tastes {
  const tastes: Tastes = new Map()
  const chance = createChance(seededRandom(Number(digitsOf(`tastes/${person.id}`, 9))))
  for (const { id } of chance.shuffled(topics).slice(0, chance.between(5, 14))) {
    note(tastes, id, anyNetworkOf(person, chance.next()), pointsForInterest)
  }
  return tastes
}

function anyNetworkOf(person: AdPerson, chance: number): Network {
  if (!person.instagramId) return 'facebook'
  return person.onFacebook && chance < 0.5 ? 'facebook' : 'instagram'
}
