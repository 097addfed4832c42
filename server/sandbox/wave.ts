import { organicPosts } from './ads.ts'
import { cannotComment } from './blocks.ts'
import { writeComment } from './comments.ts'
import { badParameter, GraphError } from './graphError.ts'
import { findPost, type Post } from './posts.ts'
import type { World } from './world.ts'

export interface Waves {
  /** Answers at once, or with no seconds to spread them over when the last comment stands. */
  start: (wanted: Record<string, unknown>) => Promise<WaveFacts>
  /** The wave that is under way, or the last one; null before the first. */
  state: () => WaveFacts | null
  stop: () => void
}

interface WaveFacts {
  postId: string
  count: number
  written: number
}

const mostComments = 20_000
const mostSeconds = 3600
const tickMs = 100
const mostAtOnce = 400

/** Many strangers who write the same sort of thing under one post: so many comments over so many seconds. One wave at a time. */
export function createWaves(world: World): Waves {
  let wave: WaveFacts | undefined
  let timer: NodeJS.Timeout | undefined
  let finish = () => {}
  const stop = () => {
    clearTimeout(timer)
    finish()
  }

  const run = (facts: WaveFacts, seconds: number) => {
    const authors = authorsOn(world, facts.postId)
    const began = world.now().getTime()
    return new Promise<void>((resolve) => {
      finish = resolve
      const tick = () => {
        const share = seconds === 0 ? 1 : Math.min(1, (world.now().getTime() - began) / (seconds * 1000))
        const due = Math.min(Math.ceil(facts.count * share), facts.written + mostAtOnce)
        const goesOn = writeUpTo(world, facts, due, authors)
        if (!goesOn || facts.written >= facts.count) return resolve()
        timer = setTimeout(tick, facts.written < Math.ceil(facts.count * share) ? 0 : tickMs).unref()
      }
      tick()
    })
  }

  return {
    start: async (wanted) => {
      const count = within(wanted.count, 'count', 1, mostComments)
      const seconds = within(wanted.seconds, 'seconds', 0, mostSeconds)
      const post = postFor(world, wanted)
      stop()
      wave = { postId: post.id, count, written: 0 }
      const done = run(wave, seconds)
      if (seconds === 0) await done
      return wave
    },
    state: () => wave ?? null,
    stop,
  }
}

/** False when there is nobody or nothing left to write under. */
function writeUpTo(world: World, wave: WaveFacts, due: number, authors: string[]): boolean {
  for (; wave.written < due; wave.written += 1) {
    const actorId = authors[wave.written % authors.length]
    if (actorId === undefined) return false
    try {
      writeComment(world, { actorId, targetId: wave.postId, message: messageOf(wave.written) })
    } catch (error) {
      if (!(error instanceof GraphError)) throw error
      // Whoever is blocked is passed over; a post that is gone ends it.
      if (error.details.code !== cannotComment().details.code) return false
    }
  }
  return true
}

/** By its id, or the newest of an account. */
function postFor(world: World, { postId, accountId }: Record<string, unknown>): Post {
  const post = postId
    ? findPost(world, String(postId))
    : world.db
        .prepare<[string], Post>(`${organicPosts} order by createdAt desc, id desc limit 1`)
        .get(String(accountId ?? ''))
  if (!post) throw badParameter('postId is the id of a post, or accountId of a Page or Profile that has posts')
  return post
}

const authorsOn = (world: World, postId: string) =>
  world.db
    .prepare<[], { id: string }>(
      findPost(world, postId)?.network === 'facebook'
        ? 'select id from people where facebookAt is not null order by rowid'
        : 'select instagramId as id from people where instagramId is not null order by rowid',
    )
    .all()
    .map(({ id }) => id)

const sales = [
  'I turned €200 into €4,300 in six days, ask me how',
  'Lost my job in May, now I earn more than my old boss. Write to me',
  'FREE gift cards for the first hundred, link in my bio',
  'She helped me get my account back in one hour, thank me later',
  'Followers and likes, real ones, from €3',
]

/** No two are quite the same, as they are not out there. */
const messageOf = (number: number) => `${sales[number % sales.length]} 💸 t.me/quick_win_${number + 1}`

function within(given: unknown, name: string, low: number, high: number): number {
  const number = given === '' || given === null || given === undefined ? Number.NaN : Number(given)
  if (!Number.isInteger(number) || number < low || number > high)
    throw badParameter(`${name} is a whole number between ${low} and ${high}`)
  return number
}
