import type { Services } from '../http/context.ts'
import { runEffect } from './effects.ts'
import { firstSlowLane, type Kinds } from './kinds.ts'
import { type ClaimedJob, claimJob, jobsTopic, release } from './queue.ts'
import { runWork } from './work.ts'

export interface Worker {
  /** Takes no new job, and resolves when those in hand are finished or put back. */
  stop(): Promise<void>
}

const slots = { quick: 4, slow: 2 }
const idleMs = 1000
const retryMs = 5000

/** Works through promised jobs until stopped: quick lanes and slow lanes side by side. */
export function startWorker(services: Services, kinds: Kinds): Worker {
  const stopping = new AbortController()
  const loops = [
    ...Array.from({ length: slots.quick }, () =>
      loop(services, kinds, { from: 0, below: firstSlowLane }, stopping.signal),
    ),
    ...Array.from({ length: slots.slow }, () =>
      loop(services, kinds, { from: firstSlowLane, below: 99 }, stopping.signal),
    ),
  ]
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(loops)
    },
  }
}

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
    // Not an outcome of the platform: a fault of ours. The job stays promised and its attempt open.
    services.log.error({ err: error, job: job.id, kind: job.kind }, 'a job broke')
    const runAt = new Date(services.clock().getTime() + retryMs).toISOString()
    await release(services.db, job, { runAt, problem: 'Something broke on our side; it will be tried again.' })
  }
}

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
