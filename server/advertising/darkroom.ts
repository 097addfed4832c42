import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { Problem } from '../contract/problem.ts'
import type { Delivered } from './developer.ts'
import type { Made, Order } from './developing.ts'

/** What a picture of 40 megapixels takes on a slow machine, several times over. */
const patienceMs = 30_000

let developer: ChildProcess | undefined
let orders = 0
let queue: Promise<unknown> = Promise.resolve()

/**
 * Has a foreign picture unpacked, one after the other, by a process of its own: it holds no secrets, its memory is its own, and
 * it can be killed in the middle of a picture, which a thread cannot. Throws `not_ready` when it takes too long or breaks.
 */
export function developed(order: Order, timeoutMs = patienceMs): Promise<Made> {
  const made = queue.then(() => deliveredOnce(order, timeoutMs))
  queue = made.catch(() => {})
  return made
}

async function deliveredOnce(order: Order, timeoutMs: number): Promise<Made> {
  // One that has just gone home after a quiet while says nothing; the next one does.
  return (await delivered(order, timeoutMs)) ?? (await delivered(order, timeoutMs)) ?? { refused: 'broken' }
}

/** Undefined when the process ended without a word. */
async function delivered(order: Order, timeoutMs: number): Promise<Made | undefined> {
  const hired = developer?.connected ? developer : hire()
  developer = hired
  const id = ++orders
  const ended = new AbortController()
  const end = () => ended.abort()
  hired.once('exit', end)
  hired.send({ id, ...order }, (error) => error && end())
  hired.ref()
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    const [answer]: Delivered[] = await once(hired, 'message', { signal: AbortSignal.any([ended.signal, timeout]) })
    return answer
  } catch {
    hired.kill('SIGKILL')
    developer = undefined
    if (!timeout.aborted) return undefined
    throw new Problem('not_ready', 'This picture takes too long. Try again, or save it again in another program.', {
      fields: { file: `It was given up after ${Math.round(timeoutMs / 1000)} seconds.` },
    })
  } finally {
    hired.off('exit', end)
    hired.unref()
  }
}

function hire(): ChildProcess {
  const hired = fork(join(import.meta.dirname, 'developer.ts'), {
    env: {},
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // Whoever waits for a picture hears of it; between two pictures nobody does.
  hired.on('error', () => {})
  hired.unref()
  hired.channel?.unref()
  return hired
}
