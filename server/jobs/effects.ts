import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import { PlatformFailure } from '../platform/failure.ts'
import { closeAttempt, countUnknown, latestAttempt, openAttempt } from './attempts.ts'
import type { EffectKind, Verdict } from './kinds.ts'
import { type ClaimedJob, release } from './queue.ts'

const mostUnknown = 5
const mostRepeats = 8

/**
 * Does one step of a promised outside effect: sends it, or reads what became of an earlier try.
 *
 * An outcome is applied, rejected or unknown. Unknown is never sent again blindly: it rests until the platform
 * has settled, is read, and decided; what no reading can decide waits for a person. An operation that is harmless
 * to repeat is sent again instead, a bounded number of times.
 */
export async function runEffect(context: TeamContext, job: ClaimedJob, kind: EffectKind<never>) {
  const payload = JSON.parse(job.payload) as never
  const last = await latestAttempt(context.db, job.id)
  if (last && !last.outcome)
    await closeAttempt(
      context.db,
      { id: job.id, attempt: last.number },
      {
        outcome: 'unknown',
        evidence: 'The process ended in the middle of the call.',
        now: context.now,
      },
    )

  if (last && last.outcome !== 'rejected' && kind.confirm) {
    const verdict = await confirmed(context, job, kind, payload, last)
    if (verdict) return record(context, job, kind, payload, verdict)
  }
  await send(context, job, kind, payload)
}

/** The verdict on the last try; null when it surely did not happen and may be sent again. */
async function confirmed(
  context: TeamContext,
  job: ClaimedJob,
  kind: EffectKind<never>,
  payload: never,
  last: { startedAt: string; finishedAt: string | null },
): Promise<Recorded | null> {
  const restsUntil = later(last.finishedAt ?? context.now.toISOString(), context.settings.settleSeconds)
  if (restsUntil > context.now.toISOString())
    return { verdict: { state: 'confirming', problem: unsure }, runAt: restsUntil }

  try {
    const reading = await kind.confirm?.(context, payload, last.startedAt)
    if (reading === 'undecidable') return { verdict: { state: 'needs_you', problem: cannotTell } }
    if (reading !== 'absent' && reading) return { verdict: { state: 'applied', remoteId: reading.found } }
    if ((await countUnknown(context.db, job.id)) < mostUnknown) return null
    return {
      verdict: { state: 'needs_you', problem: `The platform left ${mostUnknown} tries without a clear answer.` },
    }
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error
    const runAt = later(context.now.toISOString(), error.retryAfter ?? context.settings.settleSeconds)
    return { verdict: { state: 'confirming', problem: `${unsure} ${error.message}` }, runAt }
  }
}

async function send(context: TeamContext, job: ClaimedJob, kind: EffectKind<never>, payload: never) {
  await context.fault('before_attempt')
  await openAttempt(context.db, job, context.now)
  await context.fault('after_attempt')
  try {
    const { remoteId } = await kind.perform(context, payload)
    await context.fault('after_call')
    await record(context, job, kind, payload, { verdict: { state: 'applied', remoteId }, outcome: 'applied' })
    await context.fault('after_effect')
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error
    await record(context, job, kind, payload, await afterFailure(context, job, kind, error))
  }
}

interface Recorded {
  verdict: Verdict
  /** When the job goes on; absent when it is over. */
  runAt?: string
  /** How the try that was just made ended; absent when none was made. */
  outcome?: 'applied' | 'rejected' | 'unknown'
  evidence?: string
}

async function afterFailure(
  context: TeamContext,
  job: ClaimedJob,
  kind: EffectKind<never>,
  failure: PlatformFailure,
): Promise<Recorded> {
  const now = context.clock().toISOString()
  const evidence = JSON.stringify({ problem: failure.message, ...failure.graph })
  const wait = (seconds: number) => later(now, seconds)

  // A public post once came out live behind a rate code, so the code alone is not believed.
  const rateCode = failure.code === 'rate_limited' && failure.graph.code !== undefined
  if (kind.confirm && (failure.outcome === 'unknown' || rateCode)) {
    const runAt = wait(Math.max(context.settings.settleSeconds, failure.retryAfter ?? 0))
    return { verdict: { state: 'confirming', problem: unsure }, runAt, outcome: 'unknown', evidence }
  }
  const passing = ['rate_limited', 'reconnect_required', 'platform_unavailable'].includes(failure.code)
  const outcome = failure.outcome
  if (!passing) return { verdict: { state: 'refused', problem: failure.message }, outcome, evidence }
  if (failure.outcome === 'unknown' && job.attempt >= mostRepeats)
    return { verdict: { state: 'needs_you', problem: failure.message }, outcome, evidence }
  const runAt = wait(failure.retryAfter ?? Math.min(300, 2 ** Math.min(job.attempt, 8)))
  return { verdict: { state: 'sending', problem: failure.message }, runAt, outcome, evidence }
}

/** The end of the try, the effect, the job's state and what the feature makes of it: all or nothing, and only if the job is still ours. */
async function record(
  context: TeamContext,
  job: ClaimedJob,
  kind: EffectKind<never>,
  payload: never,
  { verdict, runAt, outcome, evidence = '' }: Recorded,
) {
  const now = context.clock()
  const later = { ...context, now }
  await write(context.db, async (trx) => {
    if (outcome) await closeAttempt(trx, job, { outcome, evidence: evidence || null, now })
    const ours = await release(trx, job, runAt ? { runAt, problem: problemOf(verdict) } : endOf(verdict, now))
    if (!ours) return
    if (verdict.state === 'applied' && verdict.remoteId)
      await trx
        .insertInto('effects')
        .values({
          teamId: job.teamId,
          id: context.newId(),
          jobId: job.id,
          kind: job.kind,
          remoteId: verdict.remoteId,
          createdAt: now.toISOString(),
        })
        .execute()
    await kind.settle(trx, later, payload, verdict)
  })
}

function endOf(verdict: Verdict, now: Date) {
  const state = verdict.state === 'needs_you' ? ('review' as const) : ('done' as const)
  return { state, problem: problemOf(verdict), finishedAt: now.toISOString() }
}

const problemOf = (verdict: Verdict) => ('problem' in verdict ? verdict.problem : null)

const later = (from: string, seconds: number) => new Date(Date.parse(from) + seconds * 1000).toISOString()

const unsure = 'The platform did not answer clearly. It will be looked up before anything is sent again.'
const cannotTell = 'The platform did not answer clearly, and what it shows now does not settle whether this went out.'
