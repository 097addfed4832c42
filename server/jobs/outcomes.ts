import type { TeamContext } from '../http/context.ts'
import type { PlatformFailure } from '../platform/failure.ts'
import { type AttemptOutcome, countUnknown } from './attempts.ts'
import type { EffectKind, Verdict } from './kinds.ts'
import type { ClaimedJob } from './queue.ts'

/** What a step of a promised effect came to. */
export interface Step {
  verdict: Verdict
  /** When the job goes on; absent when it is over. */
  runAt?: string
  /** How the try that was just made ended; absent when none was made. */
  outcome?: AttemptOutcome
  evidence?: string
}

/**
 * How often, and how long at least, an operation that is harmless to repeat is repeated without a clear answer. A platform
 * can be away for a day, and nobody wants to decide a hundred hidings when it is back.
 */
const mostRepeats = 8
const patienceMs = 36 * 3600_000
const longestPause = 300

/** What follows from a call that did not succeed. */
export async function afterFailure(
  context: TeamContext,
  job: ClaimedJob,
  kind: EffectKind<never>,
  failure: PlatformFailure,
): Promise<Step> {
  const now = context.clock().toISOString()
  const { settleSeconds } = context.settings
  const evidence = JSON.stringify({ problem: failure.message, ...failure.graph })
  // A public post once came out live behind a rate code, so the code alone is not believed.
  const isLimited = failure.code === 'rate_limited' && failure.graph.code !== undefined
  if (kind.confirm && (failure.outcome === 'unknown' || isLimited)) {
    const runAt = later(now, Math.max(settleSeconds, failure.retryAfter ?? 0))
    const problem = isLimited ? `${failure.message} ${lookedUp}` : unsure
    const outcome = failure.outcome === 'unknown' ? 'unknown' : 'limited'
    return { verdict: { state: 'confirming', problem }, runAt, outcome, evidence }
  }
  const { outcome, message: problem } = failure
  if (!passing.has(failure.code)) return { verdict: { state: 'refused', problem }, outcome, evidence }
  const isOld = Date.parse(now) - Date.parse(job.createdAt) > patienceMs
  if (outcome === 'unknown' && isOld && (await countUnknown(context.db, job.id)) + 1 >= mostRepeats)
    return { verdict: { state: 'needs_you', problem }, outcome, evidence }
  const rest = kind.haste?.rests(job.attempt, failure) ?? failure.retryAfter
  const runAt = later(now, rest ?? Math.min(longestPause, 2 ** Math.min(job.attempt, 9)))
  return { verdict: { state: 'sending', problem }, runAt, outcome, evidence }
}

/** Problems that end without anybody doing something to the thing itself. */
const passing = new Set(['rate_limited', 'reconnect_required', 'platform_unavailable'])

export const later = (from: string, seconds: number) => new Date(Date.parse(from) + seconds * 1000).toISOString()

const lookedUp = 'It will be looked up before anything is sent again.'
export const unsure = `The platform did not answer clearly. ${lookedUp}`
export const cannotTell =
  'The platform did not answer clearly, and what it shows now does not settle whether this went out.'
