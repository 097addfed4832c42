import { Change, type live } from '../contract/live.ts'
import type { Database } from '../db/database.ts'
import type { Context, Handlers } from '../http/context.ts'
import { visitorOf } from '../http/session.ts'
import { changesOf, newestSeq } from './changes.ts'

export const liveRoutes: Handlers<typeof live> = {
  streamChanges: ({ query }, context) => streamChanges(context, query.after),
}

const atOnce = 500

/** How often a stream asks whether its reader is still signed in, be there news or not. */
const lookEveryMs = 15_000

/** Every change of the team after `after` (or from now on), in order, until the reader leaves or loses the right to read. */
async function* streamChanges(context: Context, after: number | undefined) {
  const { db, hub, teamId, request, clock } = context
  const newest = await newestSeq(db, teamId)
  // A number from beyond is another team's, or from before the database was restored.
  let seen = Math.min(after ?? newest, newest)
  const isStrange = after !== undefined && after > newest
  if (isStrange || (await isForgotten(context, seen)))
    for (const topic of topics) yield { id: seen, data: { topic, pairId: null, ids: [] } }
  const news = waker(request.signal)
  const stop = hub.listen(changesOf(teamId), news.wake)
  try {
    for (let lookAt = clock().getTime() + lookEveryMs; !request.signal.aborted; ) {
      const changes = await changesAfter(context, seen)
      const isAboutPeople = changes.some(({ data }) => data.topic === 'accounts')
      if (isAboutPeople || clock().getTime() >= lookAt) {
        if (!(await mayStillRead(context))) return
        lookAt = clock().getTime() + lookEveryMs
      }
      for (const { seq, data } of changes) {
        seen = seq
        yield { id: seq, data }
      }
      if (changes.length === 0) await news.wait(lookAt - clock().getTime())
    }
  } finally {
    stop()
  }
}

const topics = Change.shape.topic.options

/** Whether changes after `seq` were tidied away: then everything may have become stale. */
async function isForgotten({ db, teamId }: Context, seq: number) {
  const oldest = await db
    .selectFrom('changes')
    .where('teamId', '=', teamId)
    .orderBy('seq')
    .limit(1)
    .select('seq')
    .executeTakeFirst()
  return oldest !== undefined && oldest.seq > seq + 1 && (await newestSeq(db, teamId)) > seq
}

type Reading = ReturnType<typeof readChanges>

const readings = new WeakMap<Database, Map<string, Reading>>()

/**
 * What came after `seq`, read once for all streams of the team that ask in the same turn: news wake them together. The
 * reading begins after the last of them has asked, so that it holds all that any of them was woken for.
 */
function changesAfter({ db, teamId }: Context, seq: number): Reading {
  const asked = readings.get(db) ?? new Map<string, Reading>()
  readings.set(db, asked)
  const key = `${seq} ${teamId}`
  const known = asked.get(key)
  if (known) return known
  const reading = new Promise((resolve) => setImmediate(resolve)).then(() => {
    asked.delete(key)
    return readChanges(db, teamId, seq)
  })
  asked.set(key, reading)
  return reading
}

async function readChanges(db: Database, teamId: string, seq: number) {
  const rows = await db
    .selectFrom('changes')
    .where('teamId', '=', teamId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(atOnce)
    .selectAll()
    .execute()
  return rows.map(({ seq, topic, pairId, ids }) => ({
    seq,
    data: { topic: topic as Change['topic'], pairId, ids: JSON.parse(ids) as string[] },
  }))
}

/** Somebody who was taken out of the team, or signed out everywhere, stops hearing of it. */
async function mayStillRead(context: Context) {
  const visitor = await visitorOf(context, context.request.headers)
  return visitor?.team?.id === context.teamId
}

/** Remembers one wake-up, so that news between two looks is not slept through. */
function waker(signal: AbortSignal) {
  let awake = false
  let resume: (() => void) | null = null
  const wake = () => {
    awake = true
    resume?.()
  }
  signal.addEventListener('abort', wake, { once: true })
  /** Until somebody wakes it, or the time is over. */
  const wait = async (ms: number) => {
    if (!awake)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        resume = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    awake = false
    resume = null
  }
  return { wake, wait }
}
