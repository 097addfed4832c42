import type { DayResult, ResultNumbers } from '../../server/contract/results.ts'
import type { Network } from '../../server/contract/values.ts'

/** A day with what it brought on each network; on a day without delivery that is nothing. */
export interface Day {
  day: string
  facebook: ResultNumbers
  instagram: ResultNumbers
}

const nothing: ResultNumbers = { reach: 0, impressions: 0, clicks: 0, engagements: 0, spend: 0 }
const dayMs = 86_400_000

/** Every day from the first to the last, so that a gap is seen as one. */
export function everyDay(results: DayResult[]): Day[] {
  const days = results.map(({ day }) => day).sort((a, b) => a.localeCompare(b))
  const [first] = days
  const last = days.at(-1)
  if (!first || !last) return []
  const byDay = Map.groupBy(results, ({ day }) => day)
  const on = (day: string, network: Network) => byDay.get(day)?.find((one) => one.network === network) ?? nothing
  const count = Math.round((Date.parse(last) - Date.parse(first)) / dayMs) + 1
  return Array.from({ length: count }, (_, at) => {
    const day = dayAfter(first, at)
    return { day, facebook: on(day, 'facebook'), instagram: on(day, 'instagram') }
  })
}

export const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** "Mon, 30 Nov", or "30 Nov" where there is little room. */
export const dayWords = (day: string, short = false) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    timeZone: 'UTC',
    weekday: short ? undefined : 'short',
    day: 'numeric',
    month: 'short',
  })
