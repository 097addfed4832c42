import { readFileSync } from 'node:fs'
import { type Desk, openDesk, spawnProduct } from './desk.ts'
import { type Figure, median, ms } from './figures.ts'
import { untilOk } from './processes.ts'

const starts = 5
const restMs = 10_000

/** The default start over a data folder that exists: until a page of the inbox is answered, and what it holds at rest. */
export async function measureStart(): Promise<Figure[]> {
  const desk = await openDesk()
  const taken: number[] = []
  for (let n = 0; n < starts; n += 1) taken.push((await startOnce(desk)).tookMs)
  const { restingMB } = await startOnce(desk, restMs)
  desk.remove()
  const took = median(taken)
  return [
    {
      what: `Process start to the first answered inbox page, median of ${starts}`,
      ours: ms(took),
      target: '<= 1000 ms',
      reached: took <= 1000,
    },
    {
      what: `Resident memory ${restMs / 1000} s later, at rest`,
      ours: `${restingMB.toFixed(0)} MB`,
      target: '< 160 MB',
      reached: restingMB < 160,
    },
  ]
}

async function startOnce({ dataDir, cookie, pair }: Desk, rest = 0) {
  const began = performance.now()
  const product = await spawnProduct(dataDir)
  await untilOk(`http://127.0.0.1:${product.port}/api/pairs/${pair.id}/threads`, 5, { headers: { cookie } })
  const tookMs = performance.now() - began
  await new Promise((next) => setTimeout(next, rest))
  const restingMB = residentMB(product.pid)
  await product.stop()
  return { tookMs, restingMB }
}

/** As Linux counts it; NaN elsewhere. */
function residentMB(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000
  } catch {
    return Number.NaN
  }
}
