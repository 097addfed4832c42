import { setTimeout as sleep } from 'node:timers/promises'
import type { TeamContext } from '../http/context.ts'
import { PlatformFailure } from '../platform/failure.ts'
import { closeAttempt, countUnknown, latestAttempt, openAttempt } from './attempts.ts'
import type { EffectKind } from './kinds.ts'
import { afterFailure, cannotTell, later, type Step, unsure } from './outcomes.ts'
import type { ClaimedJob } from './queue.ts'
import { recordStep } from './records.ts'

/** How often a thing that must not be doubled is sent before a person is asked. */
const mostUnknown = 5

/**
 * Does one step of a promised outside effect: sends it, or reads what became of an earlier try.
 *
 * An outcome is applied, rejected or unknown. Unknown is never sent again blindly: it rests until the platform
 * has settled, is read, and decided; what no reading can decide waits for a person. An operation that is harmless
 * to repeat is sent again instead, a bounded number of times.
 */
export async function runEffect(given: TeamContext, job: ClaimedJob, kind: EffectKind<never>) {
  const context = { ...given, until: job.lockedUntil ?? undefined }
  const payload = JSON.parse(job.payload) as never
  const last = await latestAttempt(context.db, job.id)
  if (last && !last.outcome) {
    const evidence = 'The process ended in the middle of the call.'
    const end = { outcome: 'unknown', evidence, now: context.now } as const
    await closeAttempt(context.db, { id: job.id, attempt: last.number }, end)
  }
  if (last && last.outcome !== 'rejected' && kind.confirm) {
    const step = await confirmed(context, job, kind, payload, last)
    if (step) return recordStep(context, job, kind, payload, step)
  }
  await send(context, job, kind, payload)
}

/** Gives a job up that broke again and again for a reason of our own, and asks a person. */
export const giveUp = (context: TeamContext, job: ClaimedJob, kind: EffectKind<never>, problem: string) =>
  recordStep(context, job, kind, JSON.parse(job.payload) as never, { verdict: { state: 'needs_you', problem } })

/** The verdict on the last try; null when it surely did not happen and may be sent again. */
async function confirmed(
  context: TeamContext,
  job: ClaimedJob,
  kind: EffectKind<never>,
  payload: never,
  last: { startedAt: string; finishedAt: string | null },
): Promise<Step | null> {
  const now = context.now.toISOString()
  const { settleSeconds } = context.settings
  const restsUntil = later(last.finishedAt ?? now, settleSeconds)
  if (restsUntil > now) return { verdict: { state: 'confirming', problem: unsure }, runAt: restsUntil }

  try {
    const reading = await kind.confirm?.(context, payload, last.startedAt)
    if (reading === 'undecidable') return { verdict: { state: 'needs_you', problem: cannotTell } }
    if (reading !== 'absent' && reading) return { verdict: { state: 'applied', remoteId: reading.found } }
    if ((await countUnknown(context.db, job.id)) < mostUnknown) return null
    const problem = `The platform left ${mostUnknown} tries without a clear answer.`
    return { verdict: { state: 'needs_you', problem } }
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error
    const runAt = later(context.clock().toISOString(), error.retryAfter ?? settleSeconds)
    return { verdict: { state: 'confirming', problem: `${unsure} ${error.message}` }, runAt }
  }
}

async function send(context: TeamContext, job: ClaimedJob, kind: EffectKind<never>, payload: never) {
  await context.fault('before_attempt')
  if (!(await openAttempt(context.db, job, context.clock()))) return
  await context.fault('after_attempt')
  const step = await attempt(context, job, kind, payload)
  await context.fault('after_call')
  await recordStep(context, job, kind, payload, step)
  await context.fault('after_effect')
}

async function attempt(context: TeamContext, job: ClaimedJob, kind: EffectKind<never>, payload: never): Promise<Step> {
  try {
    const { remoteId } = await inTime(kind, kind.perform(context, payload))
    return { verdict: { state: 'applied', remoteId }, outcome: 'applied' }
  } catch (error) {
    if (error instanceof PlatformFailure) return afterFailure(context, job, kind, error)
    throw error
  }
}

async function inTime<T>({ haste }: EffectKind<never>, call: Promise<T>): Promise<T> {
  if (!haste) return call
  const heard = new AbortController()
  const late = sleep(haste.waits * 1000, null, { signal: heard.signal, ref: false }).then(() => {
    throw new PlatformFailure('platform_unavailable', 'The platform takes too long to answer.', { outcome: 'unknown' })
  })
  try {
    return await Promise.race([call, late])
  } finally {
    heard.abort()
  }
}
