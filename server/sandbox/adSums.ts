import { daysOf, type Spender, spentOf } from './adLedger.ts'
import type { LiveAd } from './adLive.ts'
import type { World } from './world.ts'

interface DaySum {
  day: string
  spend: number
  impressions: number
}

/** What things have cost and brought so far, kept in step while delivery runs, as nobody else adds to it. */
export interface Sums {
  /** In all, in the smallest amounts. */
  spent: (spender: Spender) => number
  /** From one day on, in no order. */
  days: (spender: Spender, since: string) => DaySum[]
  add: (ad: Pick<LiveAd, 'adSetId' | 'campaignId'>, more: DaySum) => void
}

export function createSums(world: World): Sums {
  const totals = new Map<string, number>()
  const byDay = new Map<string, Map<string, DaySum>>()
  const keyOf = (spender: Spender) => Object.entries(spender)[0]?.join(' ') ?? ''
  const daysFor = (spender: Spender, since: string) => {
    const known = byDay.get(keyOf(spender)) ?? new Map(daysOf(world, spender, since).map((sum) => [sum.day, sum]))
    byDay.set(keyOf(spender), known)
    return known
  }
  return {
    spent: (spender) => {
      const total = totals.get(keyOf(spender)) ?? spentOf(world, spender)
      totals.set(keyOf(spender), total)
      return total
    },
    days: (spender, since) => [...daysFor(spender, since).values()].filter(({ day }) => day >= since),
    add: ({ adSetId, campaignId }, { day, spend, impressions }) => {
      for (const key of [`adSetId ${adSetId}`, `campaignId ${campaignId}`]) {
        const total = totals.get(key)
        if (total !== undefined) totals.set(key, total + spend)
        const days = byDay.get(key)
        const sum = days?.get(day)
        days?.set(day, { day, spend: (sum?.spend ?? 0) + spend, impressions: (sum?.impressions ?? 0) + impressions })
      }
    },
  }
}
