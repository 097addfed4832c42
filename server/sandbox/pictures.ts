import type { Order } from './picturesPaint.ts'
import { paintElsewhere } from './picturesStudio.ts'

const widths = [64, 96, 160, 320, 480, 640, 800, 1080]
const keptBytes = 24_000_000
const atOnce = 2

const kept = new Map<string, Buffer>()
const underway = new Map<string, Promise<Buffer | undefined>>()
const queue: (() => void)[] = []
let running = 0
let bytes = 0

/**
 * A scene (`almond-croissants-4x5`), an avatar (`avatar-tb-1`) or a shop's sign (`shop-bakery`), made when somebody looks and kept in
 * memory while there is room. `width` in pixels is rounded up to one of eight. A key that nobody described gets a scene all the same;
 * undefined is only what cannot be painted.
 */
export async function picture(key: string, width: number, format: Order['format']): Promise<Buffer | undefined> {
  const order = { key, width: widths.find((one) => one >= width) ?? 1080, format }
  const name = Object.values(order).join(' ')
  const known = kept.get(name)
  if (known) {
    kept.delete(name)
    kept.set(name, known)
    return known
  }
  const promised = underway.get(name) ?? inTurn(order).finally(() => underway.delete(name))
  underway.set(name, promised)
  const made = await promised
  if (made) keep(name, made)
  return made
}

/** Two at a time, as a small machine has cores. */
async function inTurn(order: Order): Promise<Buffer | undefined> {
  if (running >= atOnce) await new Promise<void>((resolve) => queue.push(resolve))
  running++
  try {
    return await paintElsewhere(order)
  } finally {
    running--
    queue.shift()?.()
  }
}

function keep(name: string, made: Buffer): void {
  if (kept.has(name)) return
  kept.set(name, made)
  bytes += made.length
  for (const [oldest, old] of kept) {
    if (bytes <= keptBytes) return
    kept.delete(oldest)
    bytes -= old.length
  }
}
