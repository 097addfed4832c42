import { bakery, type CastPerson, dean, jessica, tom, velo } from './cast.ts'
import { deleteComment, editComment, setLike, writeComment } from './comments.ts'
import { GraphError } from './graphError.ts'
import type { Post } from './posts.ts'
import { type Chance, createChance } from './seedChance.ts'
import { goodsOf } from './seedPosts.ts'
import { createSpeaker, type Speaker } from './seedSpeaker.ts'
import type { World } from './world.ts'

export interface Simulator {
  stop: () => void
  /** How many things customers do in a minute; 0 sends them home. Kept over a restart. */
  setPace: (perMinute: number) => void
  pace: () => number
}

const setting = 'customersPerMinute'
const recentPosts = 12
const tickMs = 250

/** Customers of both shops who comment, reply, like, and sometimes correct or delete what they wrote, at a chosen pace. */
export function startSimulator(world: World): Simulator {
  const chance = createChance(world.random)
  const speakers = new Map<string, Speaker>()
  let debt = 0
  let visits = 0
  let timer: NodeJS.Timeout | undefined

  const speakerFor = (key: 'bakery' | 'velo') => {
    const known = speakers.get(key)
    if (known) return known
    const speaker = createSpeaker(key === 'bakery' ? bakery : velo, peopleOf(world), chance)
    speakers.set(key, speaker)
    return speaker
  }
  const tick = () => {
    // Chance decides when somebody comes, the pace how often on average.
    debt += (paceOf(world) / 60_000) * tickMs * 2 * chance.next()
    for (; debt >= 1; debt--) {
      // New speakers now and then, because one never says the same under a post again.
      if (visits++ % 200 === 0) speakers.clear()
      visit(world, chance, speakerFor)
    }
  }
  const wind = () => {
    clearInterval(timer)
    timer = undefined
    if (paceOf(world) > 0) timer = setInterval(tick, tickMs).unref()
  }
  const forget = world.listen(({ kind }) => {
    if (kind !== 'reset') return
    speakers.clear()
    wind()
  })
  wind()

  return {
    stop: () => {
      clearInterval(timer)
      forget()
    },
    setPace: (perMinute) => {
      world.db.prepare('insert or replace into settings (name, value) values (?, ?)').run(setting, String(perMinute))
      debt = 0
      wind()
    },
    pace: () => paceOf(world),
  }
}

/** What customers do in a minute at present. */
export function paceOf(world: World): number {
  const row = world.db.prepare<[string], { value: string }>('select value from settings where name = ?').get(setting)
  return Number(row?.value ?? 0)
}

/** One customer does one thing. What the platform's rules refuse is simply not done. */
export function visit(world: World, chance: Chance, speakerFor: (key: 'bakery' | 'velo') => Speaker): void {
  const business = chance.happens(0.55) ? bakery : velo
  const accountId = chance.happens(0.5) ? business.pageId : business.profileId
  const posts = world.db
    .prepare<[string, number], Post>(
      'select * from posts where accountId = ? and deletedAt is null order by createdAt desc, id desc limit ?',
    )
    .all(accountId, recentPosts)
  // The square leans towards the newest.
  const post = posts[Math.floor(chance.next() ** 2 * posts.length)]
  if (!post) return
  try {
    deed(chance)(world, post, speakerFor(business.key), chance)
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
  }
}

type Deed = (world: World, post: Post, speaker: Speaker, chance: Chance) => void

const deed = (chance: Chance): Deed =>
  chance.weighted<Deed>([
    [comment, 66],
    [reply, 14],
    [like, 14],
    [correct, 3],
    [takeBack, 3],
  ])

function comment(world: World, post: Post, speaker: Speaker): void {
  const opening = speaker.open({ ...post, goods: goodsOf(post) })
  if (opening) writeComment(world, { actorId: opening.authorId, targetId: post.id, message: opening.words })
}

function reply(world: World, post: Post, speaker: Speaker, chance: Chance): void {
  const parent = anyComment(world, post, chance)
  const opening = speaker.open({ ...post, goods: goodsOf(post) })
  const chat = opening && speaker.chat({ ...post, goods: goodsOf(post) }, opening)
  if (parent && chat) writeComment(world, { actorId: chat.authorId, targetId: parent.id, message: chat.words })
}

function like(world: World, post: Post, speaker: Speaker, chance: Chance): void {
  const actorId = speaker.passerBy(post.network)
  const target = chance.happens(0.6) ? anyComment(world, post, chance) : post
  if (actorId && target) setLike(world, { actorId, targetId: target.id, liked: true })
}

function correct(world: World, post: Post, _speaker: Speaker, chance: Chance): void {
  const own = anyComment(world, post, chance)
  if (own) editComment(world, { actorId: own.authorId, commentId: own.id, message: `${own.message} 🙂` })
}

function takeBack(world: World, post: Post, _speaker: Speaker, chance: Chance): void {
  const own = anyComment(world, post, chance)
  if (own) deleteComment(world, { actorId: own.authorId, commentId: own.id })
}

interface Found {
  id: string
  authorId: string
  message: string
}

/** One of the last comments that customers wrote since the seed or shortly before, never the shop's own or those of the story. */
function anyComment(world: World, post: Post, chance: Chance): Found | undefined {
  const found = world.db
    .prepare<[string, string], Found>(
      `select id, authorId, message from comments where postId = ? and authorId <> ? and parentId is null and deletedAt is null
         and hiddenAt is null order by createdAt desc, id desc limit 8`,
    )
    .all(post.id, post.accountId)
    .filter(({ authorId }) => !spared.has(authorId))
  return found.length > 0 ? chance.pick(found) : undefined
}

const spared = new Set([tom, dean, jessica].flatMap(({ id, instagramId }) => [id, instagramId]))

/** Everybody as the cast knows them, in the order in which they joined. */
export function peopleOf(world: World): CastPerson[] {
  const rows = world.db
    .prepare<
      [],
      {
        id: string
        name: string
        language: string
        instagramId: string | null
        instagramUsername: string | null
        facebookAt: string | null
        avatar: string
      }
    >('select * from people order by rowid')
    .all()
  return rows.map(({ instagramId, instagramUsername, facebookAt, ...person }) => ({
    ...person,
    instagramId: instagramId ?? undefined,
    username: instagramUsername ?? undefined,
    onFacebook: facebookAt !== null,
  }))
}
