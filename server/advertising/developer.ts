import { setPriority } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import { type Made, make, type Order } from './developing.ts'

/** What the process that `darkroom.ts` starts sends back for one order. */
export type Delivered = Made & { id: number }

const idleMs = 15_000
let last = 0

// Gives way to the desk, and ends by itself when nothing has been ordered for a while or the desk is gone. A Ctrl-C meant for the
// desk need not reach it.
setPriority(10)
sharp.cache(false)
sharp.concurrency(1)
process.on('SIGINT', () => {})
process.on('message', async ({ id, ...order }: Order & { id: number }) => {
  last = id
  process.send?.({ ...(await make(order)), id } satisfies Delivered)
  await sleep(idleMs, null, { ref: false })
  if (last === id && process.connected) process.disconnect()
})
