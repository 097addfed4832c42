import type { Services, TeamContext } from '../http/context.ts'
import { giveUp, runEffect } from './effects.ts'
import { type EffectKind, firstPatientLane, firstSlowLane, type Kinds, type WorkKind } from './kinds.ts'
import { type ClaimedJob, claimJob, jobsTopic, release } from './queue.ts'
import { runWork } from './work.ts'

export interface Worker {
  /** Takes no new job, and resolves when those in hand are finished or put back. */
  stop(): Promise<void>
}

const slots = { urgent: 16, quick: 4, slow: 2 }
/** What is urgent does not wait long for a process that died with it in hand. */
const urgentLease = 30
const idleMs = 1000
const longestPauseMs = 300_000
/** How often a job may break for a reason of our own before a person is asked. */
const mostBreaks = 20

/**
 * Works through promised jobs until stopped: quick lanes and slow lanes side by side, and what is urgent many at a time;
 * for a process that has nothing else to do, only that.
 */
export function startWorker(services: Services, kinds: Kinds, only?: 'urgent'): Worker {
  const stopping = new AbortController()
  const urgent = rush(services, kinds, stopping.signal)
  const loops = only ? [urgent] : [urgent, ...patientLoops(services, kinds, stopping.signal)]
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(loops)
    },
  }
}

const patientLoops = (services: Services, kinds: Kinds, signal: AbortSignal) => [
  ...Array.from({ length: slots.quick }, () =>
    loop(services, kinds, { from: firstPatientLane, below: firstSlowLane }, signal),
  ),
  ...Array.from({ length: slots.slow }, () => loop(services, kinds, { from: firstSlowLane, below: 99 }, signal)),
]
async function loop(services: Services, kinds: Kinds, lanes: { from: number; below: number }, signal: AbortSignal) {
  while (!signal.aborted) {
    const wake = nextWake(services, signal)
    try {
      const job = await claimJob(services.db, { now: services.clock(), ...lanes })
      if (job) await run(services, kinds, job, signal)
      else await wake.promise
    } catch (error) {
      services.log.error({ err: error }, 'the worker stumbled')
      await wake.promise
    } finally {
      wake.dispose()
    }
  }
}

/** One eye on the urgent lane, and many hands: what comes there comes all at once, and nearly always nothing does. */
async function rush(services: Services, kinds: Kinds, signal: AbortSignal) {
  const inHand = new Set<Promise<void>>()
  while (!signal.aborted) {
    const wake = nextWake(services, signal)
    try {
      const claim = { now: services.clock(), from: 0, below: firstPatientLane, leaseSeconds: urgentLease }
      const job = inHand.size < slots.urgent ? await claimJob(services.db, claim) : null
      if (!job) await Promise.race([wake.promise, ...inHand])
      else {
        const done = run(services, kinds, job, signal)
          .catch((error) => services.log.error({ err: error }, 'the worker stumbled'))
          .finally(() => inHand.delete(done))
        inHand.add(done)
      }
    } catch (error) {
      services.log.error({ err: error }, 'the worker stumbled')
      await wake.promise
    } finally {
      wake.dispose()
    }
  }
  await Promise.all(inHand)
}

async function run(services: Services, kinds: Kinds, job: ClaimedJob, signal: AbortSignal) {
  const kind = kinds[job.kind]
  const context = { ...services, now: services.clock(), teamId: job.teamId }
  const began = services.clock().getTime()
  try {
    if (!kind) throw new Error(`Nobody knows jobs of the kind ${job.kind}.`)
    if ('perform' in kind) await runEffect(context, job, kind)
    else await runWork(context, job, kind, signal)
    services.log.info(
      { job: job.id, kind: job.kind, attempt: job.attempt, ms: services.clock().getTime() - began },
      'job',
    )
  } catch (error) {
    services.log.error({ err: error, job: job.id, kind: job.kind }, 'a job broke')
    await afterBreak(context, job, kind)
  }
}

/** Not an outcome of the platform but a fault of ours: the job stays promised and its attempt open, for a while. */
async function afterBreak(
  context: TeamContext,
  job: ClaimedJob,
  kind: EffectKind<never> | WorkKind<never> | undefined,
) {
  const now = context.clock()
  const pauseMs = Math.min(longestPauseMs, 2500 * 2 ** Math.min(job.attempt, 7))
  const runAt = new Date(now.getTime() + pauseMs).toISOString()
  if (job.attempt < mostBreaks || (kind && 'everySeconds' in kind))
    return release(context.db, job, { runAt, problem: 'Something broke on our side; it will be tried again.' })

  const problem = 'Something broke on our side again and again, and nobody knows whether this went out.'
  if (kind && 'perform' in kind) await giveUp(context, job, kind, problem).catch(noted(context, job))
  await release(context.db, job, { state: 'review', problem, finishedAt: now.toISOString() })
}

const noted =
  ({ log }: TeamContext, job: ClaimedJob) =>
  (error: unknown) =>
    log.error({ err: error, job: job.id }, 'a job could not even be given up')

/** Resolves at news of a job, when the worker stops, or after a second for what became due by the clock. */
function nextWake({ hub }: Services, signal: AbortSignal) {
  let dispose = () => {}
  const promise = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, idleMs)
    const deaf = hub.listen(jobsTopic, resolve)
    const stopped = () => resolve()
    signal.addEventListener('abort', stopped, { once: true })
    dispose = () => {
      clearTimeout(timer)
      deaf()
      signal.removeEventListener('abort', stopped)
    }
  })
  return { promise, dispose: () => dispose() }
}
