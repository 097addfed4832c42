import { beginningOfDay, daysAfter } from '../advertising/days.ts'
import type { LaunchedRow } from '../advertising/plans.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** So long the platform still corrects what it counted. */
const correctedDays = 28

/**
 * When its results are read next: every quarter of an hour while it runs, hourly for a day after the last day on which it was shown,
 * then daily as long as the platform still corrects its numbers. Null once nothing can change any more, and as long as it has never run.
 */
export function nextReading({ zone, activeSince, startsAt, endsAt }: LaunchedRow, now: Date, lastShown: string | null) {
  const inMs = (ms: number) => new Date(now.getTime() + ms)
  const isOver = endsAt !== null && endsAt <= now.toISOString()
  if (activeSince !== null && !isOver) {
    const soon = inMs(15 * minuteMs)
    return startsAt !== null && startsAt > soon.toISOString() ? new Date(startsAt) : soon
  }
  if (lastShown === null) return null
  const quietMs = now.getTime() - beginningOfDay(zone, daysAfter(lastShown, 1)).getTime()
  if (quietMs < dayMs) return inMs(60 * minuteMs)
  return quietMs < correctedDays * dayMs ? inMs(dayMs) : null
}
