import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Order } from './picturesPaint.ts'
import type { Painted } from './picturesPainter.ts'

const idleMs = 15_000

let painter: ChildProcess | undefined
let sleep: NodeJS.Timeout | undefined
let orders = 0
const waiting = new Map<number, (image: Buffer | undefined) => void>()

/**
 * Has a picture painted by a process of its own, which goes when there is nothing to paint: an image library keeps what it once
 * took (300 MB after a gallery, measured), and a busy one would slow the desk. Undefined when it could not be painted.
 */
export function paintElsewhere(order: Order): Promise<Buffer | undefined> {
  clearTimeout(sleep)
  painter ??= hire()
  const id = orders++
  painter.send({ id, ...order })
  return new Promise((resolve) => waiting.set(id, resolve))
}

function hire(): ChildProcess {
  // No environment: a painter has no business with the desk's secrets.
  const hired = fork(join(import.meta.dirname, 'picturesPainter.ts'), {
    env: {},
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  hired.on('message', ({ id, image }: Painted) => {
    waiting.get(id)?.(image && Buffer.from(image))
    waiting.delete(id)
    if (waiting.size === 0) sleep = setTimeout(() => leave(hired), idleMs).unref()
  })
  hired.on('error', () => leave(hired))
  hired.on('exit', () => leave(hired))
  hired.unref()
  hired.channel?.unref()
  return hired
}

function leave(hired: ChildProcess): void {
  if (painter !== hired) return
  painter = undefined
  if (hired.connected) hired.disconnect()
  for (const resolve of waiting.values()) resolve(undefined)
  waiting.clear()
}
