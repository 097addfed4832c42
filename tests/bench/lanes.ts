import type { Wire } from './wire.ts'

/** One side of a comparison: whom it asks, and what, in an order that all sides share. */
export interface Lane {
  wire: Wire
  /** The same in every round, or made anew for each, outside of what is measured. */
  asks: string[] | (() => string)
}

const perBatch = 10
const warmUp = 3

/**
 * The milliseconds that each lane took for its asks, from a request's first byte to the parsed reply, one request at a
 * time. The lanes take turns in short batches, so that a noisy moment of the machine meets all of them.
 */
export async function interleaved(lanes: Lane[], rounds: number, perRound = 0): Promise<number[][]> {
  const taken: number[][] = lanes.map(() => [])
  const most = Math.max(perRound, ...lanes.map(({ asks }) => (typeof asks === 'function' ? 0 : asks.length)))
  for (let round = 0; round < rounds + warmUp; round += 1)
    for (let start = 0; start < most; start += perBatch)
      for (const [place, { wire, asks }] of lanes.entries()) {
        const end = Math.min(most, start + perBatch)
        const batch = typeof asks === 'function' ? Array.from({ length: end - start }, asks) : asks.slice(start, end)
        const times = await timed(wire, batch)
        if (round >= warmUp) taken[place]?.push(...times)
      }
  return taken
}

/** One request after another. */
export async function timed(wire: Wire, asks: string[]): Promise<number[]> {
  const taken: number[] = []
  for (const ask of asks) {
    const began = performance.now()
    const { status, body } = await wire.ask(ask)
    if (status < 300 && body) JSON.parse(body)
    taken.push(performance.now() - began)
    if (status >= 300) throw new Error(`Answered with ${status}: ${body.slice(0, 200)}`)
  }
  return taken
}
