import { Problem } from '../contract/problem.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import { Cancelled, type WorkKind } from './kinds.ts'
import { type ClaimedJob, keepJob, release } from './queue.ts'

/** How often a job with many steps is kept in hand: often enough that it never gets out of it. */
const keepMs = 1000

/** How long a platform that is away is waited for. */
const patienceMs = 24 * 3600_000

/**
 * Does a job that only reads. It is tried again from where it was when the platform is away or slow to take calls;
 * a dead token lets it wait, since whoever renews the connection wakes it; a definite refusal ends it.
 */
export async function runWork(context: TeamContext, job: ClaimedJob, kind: WorkKind<never>, signal: AbortSignal) {
  const payload = JSON.parse(job.payload) as never
  try {
    await kind.work(
      { ...context, patient: true, jobId: job.id, signal, progress: progressOf(context, job, signal) },
      payload,
    )
    await finish(context, job, kind)
  } catch (error) {
    if (error instanceof Cancelled) return void (await release(context.db, job, {}))
    if (!(error instanceof Problem)) throw error
    await putOff(context, job, kind, payload, error)
  }
}

async function finish(context: TeamContext, job: ClaimedJob, kind: WorkKind<never>) {
  const now = context.clock()
  const seconds = kind.everySeconds?.(context)
  if (!seconds) return release(context.db, job, { state: 'done', problem: null, finishedAt: now.toISOString() })
  return release(context.db, job, { runAt: inSeconds(now, seconds), problem: null })
}

async function putOff(context: TeamContext, job: ClaimedJob, kind: WorkKind<never>, payload: never, problem: Problem) {
  const now = context.clock()
  const seconds = kind.everySeconds?.(context) ?? patience(job, problem, now)
  if (seconds) {
    const runAt = inSeconds(now, Math.max(seconds, problem.retryAfter ?? 0))
    return release(context.db, job, { runAt, problem: problem.message })
  }
  await write(context.db, async (trx) => {
    const end = { state: 'review' as const, problem: problem.message, finishedAt: now.toISOString() }
    if (await release(trx, job, end)) await kind.failed?.(trx, { ...context, now }, payload, problem)
  })
}

/** Seconds until the next try; null when trying again is of no use. */
function patience(job: ClaimedJob, problem: Problem, now: Date) {
  if (problem.code === 'reconnect_required') return 60
  if (now.getTime() - Date.parse(job.createdAt) > patienceMs) return null
  if (problem.code === 'rate_limited') return 60
  return problem.code === 'platform_unavailable' ? 2 ** Math.min(job.attempt, 8) : null
}

function progressOf(context: TeamContext, job: ClaimedJob, signal: AbortSignal) {
  let keptAt = 0
  return async (progress: { done?: number; total?: number; count?: number }) => {
    if (signal.aborted) throw new Cancelled()
    const now = context.clock()
    const isNews = Object.keys(progress).length > 0
    if (!isNews && now.getTime() - keptAt < keepMs) return nextTurn()
    keptAt = now.getTime()
    const { done, total, count } = progress
    const isOurs = await keepJob(context.db, job, now, {
      // What it waited for is over, or it would not have come here.
      problem: null,
      ...(done !== undefined && { progressDone: done }),
      ...(total !== undefined && { progressTotal: total }),
      ...(count !== undefined && { progressCount: count }),
    })
    if (!isOurs) throw new Cancelled()
    await nextTurn()
  }
}

/** SQLite never lets go of the event loop by itself: between two steps of a long work it is the requests' turn. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

const inSeconds = (from: Date, seconds: number) => new Date(from.getTime() + seconds * 1000).toISOString()
