import { setPriority } from 'node:os'
import { type Order, paint } from './picturesPaint.ts'

/** What the painter sends back for one order. */
export interface Painted {
  id: number
  /** Absent when it could not be painted. */
  image?: Buffer
}

// The process that picturesStudio.ts starts: it paints what it is told and gives way to the desk. It ends by itself when its
// parent lets go of it or is gone, so a Ctrl-C meant for the desk need not reach it.
setPriority(10)
process.on('SIGINT', () => {})
process.on('message', ({ id, ...order }: Order & { id: number }) => {
  paint(order).then(
    (image) => process.send?.({ id, image } satisfies Painted),
    () => process.send?.({ id } satisfies Painted),
  )
})
