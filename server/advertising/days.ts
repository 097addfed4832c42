import { DateTime } from 'luxon'

/** The day, as `2026-11-30`, that it is in the zone at that moment. */
export const dayIn = (zone: string, at: Date) => inZone(zone, at).toISODate() ?? at.toISOString().slice(0, 10)

/** So many days after a day of the calendar, before it where they are negative. */
export const daysAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** How many days lie between two days of the calendar: 1 from today to tomorrow. */
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs)

/** The moment at which a day begins in the zone. */
export function beginningOfDay(zone: string, day: string): Date {
  const key = `${day} ${zone}`
  const known = beginnings.get(key)
  if (known !== undefined) return new Date(known)
  const start = DateTime.fromISO(day, { zone })
  const begins = start.isValid ? start.toMillis() : Date.parse(`${day}T00:00:00Z`)
  if (beginnings.size >= mostKept) beginnings.clear()
  beginnings.set(key, begins)
  return new Date(begins)
}

/** The same few days are asked for again and again, and a zone's rules are slow to read. */
const beginnings = new Map<string, number>()
const mostKept = 2000

/**
 * How many days of the zone have passed between two moments, with the part of a day as a fraction: a day on which the clocks
 * change is one day, like any other.
 */
export const daysPassed = (zone: string, from: Date, to: Date) =>
  daysBetween(dayIn(zone, from), dayIn(zone, to)) + partOfDay(zone, to) - partOfDay(zone, from)

/** The moment so many days of the zone, and parts of days, after another. */
export function momentAfter(zone: string, from: Date, days: number): Date {
  const place = partOfDay(zone, from) + days
  const day = daysAfter(dayIn(zone, from), Math.floor(place))
  const begins = beginningOfDay(zone, day).getTime()
  const ends = beginningOfDay(zone, daysAfter(day, 1)).getTime()
  return new Date(begins + (place - Math.floor(place)) * (ends - begins))
}

function partOfDay(zone: string, at: Date) {
  const day = dayIn(zone, at)
  const begins = beginningOfDay(zone, day).getTime()
  return (at.getTime() - begins) / (beginningOfDay(zone, daysAfter(day, 1)).getTime() - begins)
}

/**
 * What time it is where results come from. The sandbox's clock can be run ahead of ours: results of a day to come say that it is
 * that day there. Of the platform itself none ever come.
 */
export function timeOfResults(zone: string, now: Date, newestDay: string | null): Date {
  const today = dayIn(zone, now)
  return newestDay !== null && newestDay > today ? momentAfter(zone, now, daysBetween(today, newestDay)) : now
}

function inZone(zone: string, at: Date) {
  const local = DateTime.fromJSDate(at, { zone })
  // A zone that this machine does not know must not stop anything: the day may be off by one.
  return local.isValid ? local : DateTime.fromJSDate(at, { zone: 'UTC' })
}

const dayMs = 24 * 3600_000
