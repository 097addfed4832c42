import type { AdPerson } from './adPeople.ts'

/** What an ad did to people. `spend` is in the account's smallest amounts; `follows` are likes of the Page. */
export const counted = [
  'impressions',
  'linkClicks',
  'otherClicks',
  'reactions',
  'comments',
  'shares',
  'follows',
  'spend',
] as const
export type Counts = Record<(typeof counted)[number], number>

/** The counts of one ad in one position on one day, by the index of the person they came from. */
export type Cells = Map<number, Counts>

export const noCounts = (): Counts => ({
  impressions: 0,
  linkClicks: 0,
  otherClicks: 0,
  reactions: 0,
  comments: 0,
  shares: 0,
  follows: 0,
  spend: 0,
})

export function addCounts(to: Counts, more: Counts): void {
  for (const name of counted) to[name] += more[name]
}

/** As bytes: for each person the index and the counts, each number in groups of seven bits, the lowest first. */
export function packCells(cells: Cells): Buffer {
  const bytes: number[] = []
  const put = (given: number) => {
    let rest = given
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
    bytes.push(rest)
  }
  for (const [index, counts] of cells) {
    put(index)
    for (const name of counted) put(counts[name])
  }
  return Buffer.from(bytes)
}

export function readCells(bytes: Buffer): Cells {
  const cells: Cells = new Map()
  let at = 0
  const take = () => {
    let value = 0
    for (let weight = 1; ; weight *= 128) {
      const byte = bytes[at++] ?? 0
      value += (byte & 127) * weight
      if (byte < 128) return value
    }
  }
  while (at < bytes.length) {
    const index = take()
    const counts = noCounts()
    for (const name of counted) counts[name] = take()
    cells.set(index, counts)
  }
  return cells
}

/** Reach of several rows together: whoever was reached in two of them is one. */
export interface ReachCounter {
  /** Forgets whom it has counted. */
  begin: () => void
  /** `seed` tells one ad, day and position from another. */
  add: (person: AdPerson, impressions: number, seed: number) => void
  reach: () => number
}

/**
 * A person stands for many, who form a ring; on each day and in each position an ad begins to be shown at another place of that ring
 * and goes on from there. That makes for one answer to "how many different people", whatever days, positions and ads are put together.
 */
export function createReachCounter(everybody: readonly AdPerson[]): ReachCounter {
  const seen = new Uint32Array(everybody.reduce((sum, { standsFor }) => sum + standsFor, 0))
  let count = 0
  let total = 0
  return {
    begin: () => {
      count += 1
      total = 0
    },
    add: ({ before, standsFor }, impressions, seed) => {
      const start = (seed + before * 7919) % standsFor
      const different = differentAmong(impressions, standsFor)
      for (let step = 0; step < different; step += 1) {
        const place = before + ((start + step) % standsFor)
        if (seen[place] === count) continue
        seen[place] = count
        total += 1
      }
    },
    reach: () => total,
  }
}

/** So many impressions fall on so many different people: some see it twice while others have not seen it yet. */
const differentAmong = (impressions: number, people: number): number =>
  Math.min(impressions, people, Math.max(1, Math.round(people * (1 - Math.exp((-0.95 * impressions) / people)))))
