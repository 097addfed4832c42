import { type Cells, type Counts, noCounts } from './adCells.ts'
import { about } from './adChance.ts'
import { type Crowd, someoneOf } from './adCrowd.ts'

interface Deal {
  impressions: number
  /** In the smallest amounts. */
  spend: number
  /** Of a thousand impressions. */
  clicks: number
  reactions: number
  isFacebook: boolean
}

/** Deals impressions out to people, and lets some of them do something with what they see. Sums are exactly what was given. */
export function dealOut(
  crowd: Crowd,
  { impressions, spend, clicks, reactions, isFacebook }: Deal,
  random: () => number,
): Cells {
  const cells: Cells = new Map()
  const cellOf = (index: number): Counts => {
    const counts = cells.get(index) ?? noCounts()
    cells.set(index, counts)
    return counts
  }
  showTo(crowd, impressions, random, (index, count) => {
    cellOf(index).impressions += count
  })
  const viewers = [...cells.values()]
  // Cumulative rounding: what is split adds up again to the last cent.
  let seen = 0
  let paid = 0
  for (const counts of viewers) {
    seen += counts.impressions
    const due = Math.floor((spend * seen) / impressions)
    counts.spend = due - paid
    paid = due
  }
  const happen = (name: 'linkClicks' | 'otherClicks' | 'reactions' | 'shares' | 'follows', perThousand: number) => {
    const times = Math.min(about(random, (impressions * perThousand) / 1000), impressions)
    for (let time = 0; time < times; time += 1) {
      const counts = viewers[Math.floor(random() * viewers.length)]
      // Nobody does the same thing more often than they saw the ad.
      if (counts && counts[name] < counts.impressions) counts[name] += 1
    }
  }
  happen('linkClicks', clicks)
  happen('otherClicks', clicks * 0.35)
  happen('reactions', reactions)
  happen('shares', reactions * 0.06)
  if (isFacebook) happen('follows', reactions * 0.03)
  return cells
}

/** Few are drawn one by one; of many everybody gets their part, and chance decides over the rest. */
function showTo(
  crowd: Crowd,
  impressions: number,
  random: () => number,
  show: (index: number, count: number) => void,
): void {
  const total = crowd.sums.at(-1) ?? 0
  let rest = impressions
  if (impressions > crowd.people.length * 2) {
    let before = 0
    for (const [place, person] of crowd.people.entries()) {
      const sum = crowd.sums[place] ?? 0
      const part = Math.floor((impressions * (sum - before)) / total)
      before = sum
      rest -= part
      if (part > 0) show(person.index, part)
    }
  }
  for (; rest > 0; rest -= 1) {
    const person = someoneOf(crowd, random)
    if (person) show(person.index, 1)
  }
}
