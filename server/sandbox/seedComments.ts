import type { Business, CastPerson } from './cast.ts'
import { type Chance, createChance, seededRandom } from './seedChance.ts'
import { commentIdOf, type SeedComment, type SeedPost } from './seedRows.ts'
import { createSpeaker, type Speaker } from './seedSpeaker.ts'
import { threadsOfStory } from './seedStory.ts'

type Draft = Omit<SeedComment, 'id' | 'network' | 'postId'>

const minute = 60_000
const hour = 60 * minute

/** How many of a hundred comments of each kind a shop answers; of what it hides, see `hides`. */
const answered: Record<string, number> = {
  price: 80,
  hours: 82,
  stock: 76,
  contents: 80,
  delivery: 78,
  order: 82,
  complaint: 84,
  praise: 22,
  joke: 16,
}
const hides: Record<string, number> = { spam: 0.75, rude: 0.5 }

/** Exactly `count` comments and answers under a shop's posts, whoever wrote them, hidden ones included. */
export function commentsOf(
  business: Business,
  posts: SeedPost[],
  people: CastPerson[],
  now: Date,
  count: number,
): SeedComment[] {
  const chance = createChance(seededRandom(business.key === 'bakery' ? 21 : 22))
  const speaker = createSpeaker(business, people, chance)
  const all = threadsOfStory(business, posts, now)
  const weights = posts.map((post) => [post, weightOf(post, chance)] as const)
  while (all.length < count) {
    // Every post gets one comment before chance decides where people gather.
    const post =
      posts[all.length] && count > posts.length * 4 && all.length < posts.length
        ? posts[all.length]
        : chance.weighted(weights)
    if (post) all.push(...threadUnder(post, business, speaker, now, chance, all.length).slice(0, count - all.length))
  }
  return all
}

const weightOf = ({ goods, picture }: SeedPost, chance: Chance) =>
  (picture ? 0.5 + 2 * chance.next() ** 2 : 0.35) * (goods.family === 'shop' ? 0.7 : 1)

function threadUnder(
  post: SeedPost,
  business: Business,
  speaker: Speaker,
  now: Date,
  chance: Chance,
  number: number,
): SeedComment[] {
  const opening = speaker.open(post)
  if (!opening) return []
  const id = (place: number) => commentIdOf(business, post, `${number}/${place}`)
  const shape = (place: number, draft: Draft): SeedComment => ({
    id: id(place),
    network: post.network,
    postId: post.id,
    ...draft,
  })
  const at = awake(Date.parse(post.createdAt) + delayUnder(post, now, chance), now)
  const isHidden = chance.happens(hides[opening.kind] ?? 0)
  const isEdited = post.network === 'facebook' && chance.happens(0.02)
  const first = shape(0, {
    kind: opening.kind,
    parentId: null,
    authorId: opening.authorId,
    message: opening.words,
    createdAt: iso(at),
    editedAt: isEdited && at + 3 * minute < now.getTime() ? iso(at + 2 * minute) : null,
    hiddenAt: isHidden && at + 4 * minute < now.getTime() ? iso(at + 3 * minute) : null,
  })
  if (first.hiddenAt) return [first]

  const thread = [first]
  const say = (said: { authorId: string; words: string } | undefined, time: number, parentId: string) => {
    if (!said || time > now.getTime() - minute) return undefined
    const rest = { kind: 'reply', editedAt: null, hiddenAt: null }
    const comment = shape(thread.length, {
      parentId,
      authorId: said.authorId,
      message: said.words,
      createdAt: iso(time),
      ...rest,
    })
    thread.push(comment)
    return comment
  }
  if (chance.happens(0.06)) say(speaker.chat(post, opening), at + chance.between(3, 240) * minute, first.id)
  if (!isAnswered(opening.kind, at, now, chance)) return thread
  const answerAt = at + chance.between(6, 400) * minute
  const answer = say(speaker.answer(post, opening), answerAt, first.id)
  if (!answer || opening.kind === 'praise' || !chance.happens(0.33)) return thread
  const isDeep = post.network === 'facebook' && chance.happens(0.3)
  say(
    speaker.thank(post, opening),
    Date.parse(answer.createdAt) + chance.between(2, 300) * minute,
    isDeep ? answer.id : first.id,
  )
  return thread
}

/** The last half day is mostly still open: that is what the desk is for. */
function isAnswered(kind: string, at: number, now: Date, chance: Chance): boolean {
  const isFresh = now.getTime() - at < 12 * hour
  return chance.happens(((answered[kind] ?? 0) / 100) * (isFresh ? 0.35 : 1))
}

/** Milliseconds from the post to the comment: most within hours, some after days, none in the future. */
function delayUnder(post: SeedPost, now: Date, chance: Chance): number {
  const age = now.getTime() - Date.parse(post.createdAt)
  const mean = chance.weighted([
    [5 * hour, 68],
    [40 * hour, 27],
    [age / 3, 5],
  ])
  const delay = -Math.log(1 - chance.next()) * mean + 3 * minute
  return delay < age - 3 * minute ? delay : age * (0.05 + 0.9 * chance.next())
}

/** Between midnight and six hardly anybody writes; they do it after breakfast, where that is not still to come. */
function awake(time: number, now: Date): number {
  const later = new Date(time).getUTCHours() < 6 ? time + 6.5 * hour : time
  return later < now.getTime() - minute ? later : time
}

const iso = (time: number) => new Date(Math.floor(time / 1000) * 1000).toISOString()
