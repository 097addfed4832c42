import type { Business, CastPerson } from './cast.ts'
import { createChance, seededRandom } from './seedChance.ts'
import type { SeedComment, SeedLike, SeedPost } from './seedRows.ts'
import { idOn } from './seedSpeaker.ts'

/** Who likes what: up to half of a network's people per post, a few per comment, and the shop itself where it is praised. */
export function likesOf(
  business: Business,
  posts: SeedPost[],
  comments: SeedComment[],
  people: CastPerson[],
  now: Date,
): SeedLike[] {
  const chance = createChance(seededRandom(business.key === 'bakery' ? 31 : 32))
  const there = {
    facebook: people.filter(({ onFacebook }) => onFacebook).map((one) => idOn('facebook', one)),
    instagram: people.filter(({ instagramId }) => instagramId).map((one) => idOn('instagram', one)),
  }
  const likes = (targetId: string, since: string, actors: string[]) =>
    actors.map((actorId) => ({ targetId, actorId, createdAt: between(since, now, chance.next()) }))

  const ofPosts = posts.flatMap(({ id, network, createdAt }) => {
    const crowd = chance.shuffled(there[network])
    return likes(id, createdAt, crowd.slice(0, Math.floor(crowd.length * (0.08 + 0.5 * chance.next()))))
  })
  const ofComments = comments.flatMap(({ id, network, authorId, createdAt, hiddenAt, kind }) => {
    const isOwn = authorId === business.pageId || authorId === business.profileId
    const count = hiddenAt || unloved.has(kind) || chance.happens(0.6) ? 0 : chance.between(1, 4)
    const crowd = Array.from({ length: count }, () => chance.pick(there[network])).filter((actor) => actor !== authorId)
    const own =
      !isOwn && loved.has(kind) && chance.happens(0.4)
        ? [network === 'facebook' ? business.pageId : business.profileId]
        : []
    return likes(id, createdAt, [...new Set(crowd), ...own])
  })
  return [...ofPosts, ...ofComments]
}

const unloved = new Set(['spam', 'rude'])
const loved = new Set(['praise', 'joke', 'emoji'])

function between(since: string, now: Date, share: number): string {
  const start = Date.parse(since)
  return new Date(Math.floor((start + (now.getTime() - start) * share ** 3) / 1000) * 1000).toISOString()
}
