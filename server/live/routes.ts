import { Change, type live } from '../contract/live.ts'
import type { Context, Handlers } from '../http/context.ts'
import { visitorOf } from '../http/session.ts'
import { changesOf, newestSeq } from './changes.ts'

export const liveRoutes: Handlers<typeof live> = {
  streamChanges: ({ query }, context) => streamChanges(context, query.after),
}

const atOnce = 500

/** How often a quiet stream asks whether its reader is still signed in. */
const lookEveryMs = 15_000

/** Every change of the team after `after` (or from now on), in order, until the reader leaves or loses the right to read. */
async function* streamChanges(context: Context, after: number | undefined) {
  const { db, hub, teamId, request } = context
  let seen = after ?? (await newestSeq(db, teamId))
  if (await isForgotten(context, seen))
    for (const topic of topics) yield { id: seen, data: { topic, pairId: null, ids: [] } }
  const news = waker(request.signal)
  const stop = hub.listen(changesOf(teamId), news.wake)
  try {
    while (!request.signal.aborted) {
      const changes = await changesAfter(context, seen)
      if (changes.length === 0 && !(await news.wait(lookEveryMs)) && !(await mayStillRead(context))) return
      for (const { seq, data } of changes) {
        seen = seq
        yield { id: seq, data }
      }
      if (changes.some(({ data }) => data.topic === 'accounts') && !(await mayStillRead(context))) return
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

async function changesAfter({ db, teamId }: Context, seq: number) {
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
  /** False when nobody woke it within the time. */
  const wait = async (ms: number) => {
    if (!awake)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        resume = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    const woken = awake
    awake = false
    resume = null
    return woken
  }
  return { wake, wait }
}
