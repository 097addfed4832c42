import { DateTime } from 'luxon'
import type { TargetChoice } from '../contract/targets.ts'

export interface Calendar extends Pick<TargetChoice, 'hours' | 'holidays'> {
  zone: string
}

/** Longer than any target takes in any week that has an hour in it. */
const mostDays = 3 * 366

/**
 * When so many milliseconds of business time have passed since `from`. A day on which the clocks change is an hour longer
 * or shorter, as it is for whoever works it. Null when there is no business time.
 */
export function afterBusinessTime({ zone, hours, holidays }: Calendar, from: Date, milliseconds: number): Date | null {
  if (hours.every((day) => day.length === 0)) return null
  const first = DateTime.fromJSDate(from, { zone }).startOf('day')
  let left = milliseconds
  for (let passed = 0; passed < mostDays; passed += 1) {
    const day = first.plus({ days: passed })
    if (holidays.includes(day.toISODate() ?? '')) continue
    const spans = hours[day.weekday - 1] ?? []
    for (const span of spans.toSorted((one, two) => one.from.localeCompare(two.from))) {
      const start = Math.max(at(day, span.from), from.getTime())
      const open = at(day, span.to) - start
      if (open <= 0) continue
      if (left <= open) return new Date(start + left)
      left -= open
    }
  }
  return null
}

/** That time on that day; 24:00 is the next day's beginning, and a time that the clocks leap over comes after the leap. */
function at(day: DateTime, time: string) {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const on = hour === 24 ? day.plus({ days: 1 }).startOf('day') : day.set({ hour, minute })
  return on.toMillis()
}
