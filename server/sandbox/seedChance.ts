import { createHash } from 'node:crypto'

/** Chance that repeats itself: the same seed deals the same world again. */
export interface Chance {
  /** In [0, 1). */
  next: () => number
  /** Whole, both ends included. */
  between: (low: number, high: number) => number
  pick: <T>(list: readonly T[]) => T
  happens: (probability: number) => boolean
  weighted: <T>(list: readonly (readonly [T, number])[]) => T
  shuffled: <T>(list: readonly T[]) => T[]
}

export function createChance(random: () => number): Chance {
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  return {
    next: random,
    between,
    pick: (list) => one(list, Math.floor(random() * list.length)),
    happens: (probability) => random() < probability,
    weighted: (list) => {
      let rest = random() * list.reduce((sum, [, weight]) => sum + weight, 0)
      const found = list.find(([, weight]) => {
        rest -= weight
        return rest < 0
      })
      return (found ?? one(list, list.length - 1))[0]
    },
    shuffled: (list) => {
      const cards = [...list]
      for (let last = cards.length - 1; last > 0; last--) {
        const other = between(0, last)
        const kept = one(cards, last)
        cards[last] = one(cards, other)
        cards[other] = kept
      }
      return cards
    },
  }
}

/** The generator mulberry32: small, fast and the same on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A dealer that goes through the whole list before it repeats anything. */
export function createDeck<T>(chance: Chance, list: readonly T[]): () => T {
  let rest: T[] = []
  return () => {
    if (rest.length === 0) rest = chance.shuffled(list)
    const card = rest.pop()
    if (card === undefined) throw new Error('A deck needs at least one card.')
    return card
  }
}

/** Decimal text that depends on `name` alone, so that rewritten texts leave every id as it was. */
export function digitsOf(name: string, count: number): string {
  const hash = createHash('sha256').update(name).digest('hex')
  return (BigInt(`0x${hash}`) % 10n ** BigInt(count)).toString().padStart(count, '0')
}

function one<T>(list: readonly T[], index: number): T {
  const item = list[index]
  if (item === undefined) throw new Error('Nothing to pick from.')
  return item
}
