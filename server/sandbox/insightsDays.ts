import { addDays, daysFrom } from './adZones.ts'
import { badParameter } from './graphError.ts'

/** Days of the account's zone, both included. */
export interface Range {
  since: string
  until: string
}

const monday = (day: string) => addDays(day, -((weekday(day) + 6) % 7))
const sunday = (day: string) => addDays(day, -weekday(day))
const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()
const firstOfMonth = (day: string) => `${day.slice(0, 7)}-01`
const firstOfYear = (day: string) => `${day.slice(0, 4)}-01-01`
const firstOfQuarter = (day: string) => {
  const month = Number(day.slice(5, 7))
  return `${day.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`
}
const lastDays = (count: number) => (today: string) => ({ since: addDays(today, -count), until: addDays(today, -1) })
const before = (first: (day: string) => string) => (today: string) => {
  const until = addDays(first(today), -1)
  return { since: first(until), until }
}
const upTo = (first: (day: string) => string) => (today: string) => ({ since: first(today), until: today })
/** As far back as the platform goes: 37 months. */
const oldest = (today: string) => firstOfMonth(addDays(firstOfMonth(today), -36 * 30 - 20))

/** What each preset means on a day; those that count days leave today out (reference 7.7). */
const presets: Record<string, (today: string) => Range> = {
  today: (today) => ({ since: today, until: today }),
  yesterday: lastDays(1),
  this_month: upTo(firstOfMonth),
  last_month: before(firstOfMonth),
  this_quarter: upTo(firstOfQuarter),
  last_quarter: before(firstOfQuarter),
  this_year: upTo(firstOfYear),
  last_year: before(firstOfYear),
  maximum: upTo(oldest),
  data_maximum: upTo(oldest),
  last_3d: lastDays(3),
  last_7d: lastDays(7),
  last_14d: lastDays(14),
  last_28d: lastDays(28),
  last_30d: lastDays(30),
  last_90d: lastDays(90),
  this_week_mon_today: upTo(monday),
  this_week_sun_today: upTo(sunday),
  last_week_mon_sun: before(monday),
  last_week_sun_sat: before(sunday),
}

export function presetRange(name: string, today: string): Range {
  const range = Object.hasOwn(presets, name) ? presets[name] : undefined
  if (!range) throw badParameter(`date_preset must be one of the following values: ${Object.keys(presets).join(', ')}`)
  return range(today)
}

export const isUnbounded = (preset: string) => preset === 'maximum' || preset === 'data_maximum'

/** `{"since":"2026-04-01","until":"2026-04-30"}`; days to come are allowed, and empty. */
export function readRange(given: unknown, today: string): Range {
  const { since, until } = typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {}
  if (!isDay(since)) throw badParameter("Param time_range['since'] must be a valid date in the form YYYY-MM-DD")
  if (!isDay(until)) throw badParameter("Param time_range['until'] must be a valid date in the form YYYY-MM-DD")
  if (since > until) throw badParameter("Param time_range['since'] must not be later than time_range['until']")
  if (since < oldest(today)) throw tooOld()
  return { since, until }
}

const tooOld = () => badParameter('The start date of the time range cannot be beyond 37 months from the current date')

const isDay = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\d$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value)

/** Into pieces of so many days or of calendar months, the last as long as what is left. */
export type Increment = number | 'monthly' | 'all_days'

export function readIncrement(text: string | undefined): Increment {
  if (text === undefined || text === 'all_days') return 'all_days'
  if (text === 'monthly') return text
  if (/^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 90) return Number(text)
  throw badParameter('Param time_increment must be an integer between 1 and 90, monthly or all_days')
}

/** The piece of the range that a day lies in. */
export function pieceOf(day: string, range: Range, increment: Increment): Range {
  if (increment === 'all_days') return range
  const since =
    increment === 'monthly'
      ? firstOfMonth(day)
      : addDays(range.since, Math.floor((daysFrom(range.since, day) - 1) / increment) * increment)
  const until = increment === 'monthly' ? addDays(firstOfMonth(addDays(since, 31)), -1) : addDays(since, increment - 1)
  return { since: since < range.since ? range.since : since, until: until > range.until ? range.until : until }
}
