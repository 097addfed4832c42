import { setTimeout as sleep } from 'node:timers/promises'
import { listAsks } from './asks.ts'
import type { Desk } from './desk.ts'
import { timed } from './lanes.ts'
import { getOf, openWire } from './wire.ts'

/** About as often as twenty people who go through their lists. */
const everyMs = 25

/** Somebody who reads page after page of the lists at a steady pace, until `busy` is over or for so long. */
export async function readerOf(desk: Desk, port: number) {
  const wire = await openWire(port)
  const asks = (await listAsks(desk)).map(({ query }) =>
    getOf(`/api/pairs/${desk.pair.id}/threads?${query}`, desk.cookie),
  )
  let place = 0

  /** The milliseconds that each page took, one at a time. */
  async function readWhile(busy: Promise<unknown>): Promise<number[]> {
    let over = false
    const finished = busy.finally(() => {
      over = true
    })
    const taken: number[] = []
    while (!over) {
      const [ask = ''] = asks.slice(place++ % asks.length)
      const [took = 0] = await timed(wire, [ask])
      taken.push(took)
      await sleep(Math.max(1, everyMs - took))
    }
    await finished
    return taken
  }
  return { readWhile, readFor: (ms: number) => readWhile(sleep(ms)), close: () => wire.close() }
}
