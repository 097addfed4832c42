import type { Pacing } from '../contract/results.ts'
import { beginningOfDay, dayIn, daysAfter, daysPassed, momentAfter } from './days.ts'

/** What a campaign is meant to spend, in the smallest amounts. */
export interface Plan {
  zone: string
  kind: 'daily' | 'lifetime'
  /** The budget as it stands. */
  amount: number
  /** What all of it may cost at most; null where nothing says so. */
  most: number | null
  /** Since when it could spend; null as long as it has never been switched on. */
  startsAt: string | null
  endsAt: string | null
  /** Of a daily budget: what was allowed on the days before this one, summed up, and on this one. */
  before: number
  today: number
}

/** What was spent on a day on both networks, and how many people it reached at most. */
export interface SpentDay {
  day: string
  spend: number
  reach: number
}

/**
 * What should have been spent by then if it were spread evenly over the days of the ad account's zone. A daily budget counts
 * as it was on each day, so that a new one changes nothing about yesterday.
 */
export function plannedBy(plan: Plan, at: Date): number {
  const { zone, kind, amount, most, startsAt, endsAt } = plan
  if (startsAt === null || at.toISOString() <= startsAt) return 0
  const start = new Date(startsAt)
  if (kind === 'lifetime') {
    if (endsAt === null) return 0
    const length = daysPassed(zone, start, new Date(endsAt))
    return length <= 0 ? amount : Math.round(amount * Math.min(1, daysPassed(zone, start, at) / length))
  }
  const planned = Math.round(plan.before + plan.today * partOfToday(plan, start, at))
  return most === null ? planned : Math.min(planned, most)
}

/** Of the time in which the campaign can run on this day, the part that has passed. */
function partOfToday({ zone, endsAt }: Plan, start: Date, at: Date) {
  const day = dayIn(zone, at)
  const from = Math.max(beginningOfDay(zone, day).getTime(), start.getTime())
  const ends = beginningOfDay(zone, daysAfter(day, 1)).getTime()
  const to = endsAt === null ? ends : Math.min(ends, Date.parse(endsAt))
  return to <= from ? 1 : Math.min(1, Math.max(0, (at.getTime() - from) / (to - from)))
}

/** The budget of an average day. */
export function dailyOf({ kind, zone, amount, startsAt, endsAt }: Plan): number {
  if (kind === 'daily' || startsAt === null || endsAt === null) return amount
  return amount / Math.max(1, daysPassed(zone, new Date(startsAt), new Date(endsAt)))
}

interface Progress {
  /** In order. */
  days: SpentDay[]
  /** In all, as is `reach`. */
  spent: number
  reach: number
  running: boolean
  /** When that was so. */
  at: Date
}

/** How it goes with the money, and how it will if the next days are like the last three. */
export function pacingOf(plan: Plan, { days, spent, reach, running, at }: Progress): Pacing {
  const { zone, endsAt } = plan
  const isOver = endsAt !== null && endsAt <= at.toISOString()
  const rate = running && !isOver ? rateOf(zone, days, at) : 0
  const left = endsAt === null || isOver ? 0 : daysPassed(zone, at, new Date(endsAt))
  const limit = limitOf(plan)
  const straight = rate === null ? null : spent + rate * left
  const forecast = straight === null || (endsAt === null && running) ? null : Math.round(atMost(straight, limit, spent))
  return {
    planned: plannedBy(plan, at),
    spent,
    forecast,
    forecastReach: forecast === null ? null : reachAt(days, reach, spent, forecast),
    endsAt,
    exhaustedAt: exhaustedAt(plan, { rate, spent, limit, left, at }),
  }
}

const limitOf = ({ kind, amount, most }: Plan) => (kind === 'lifetime' ? amount : most)

/** What is spent stays spent, also where a budget was lowered below it. */
const atMost = (sum: number, limit: number | null, spent: number) =>
  limit === null ? sum : Math.max(spent, Math.min(sum, limit))

const daysToGoBy = 3
/** Before so much of its first day has passed, a day says nothing about the next ones. */
const leastOfDay = 1 / 8

/** What is spent in a day, after the last three whole ones; on the first day, after what has passed of it. Null when it is too early. */
function rateOf(zone: string, days: SpentDay[], at: Date): number | null {
  const today = dayIn(zone, at)
  const first = days[0]?.day
  if (first === undefined) return null
  if (first < today) {
    const since = [first, daysAfter(today, -daysToGoBy)].sort()[1] ?? first
    const whole = days.filter(({ day }) => day >= since && day < today)
    const length = Math.round((Date.parse(today) - Date.parse(since)) / (24 * 3600_000))
    return whole.reduce((sum, { spend }) => sum + spend, 0) / length
  }
  const passed = daysPassed(zone, beginningOfDay(zone, today), at)
  return passed < leastOfDay ? null : (days.at(-1)?.spend ?? 0) / passed
}

/**
 * How many different people the forecast stands for. How much the days overlap is seen in what there is: reach grows with a
 * power of the money between 0 (always the same people) and 1 (always others). Null before the second day.
 */
function reachAt(days: SpentDay[], reach: number, spent: number, forecast: number): number | null {
  const delivered = days.filter((day) => day.reach > 0)
  if (delivered.length < 2 || spent <= 0 || reach <= 0) return null
  const perDay = delivered.reduce((sum, day) => sum + day.reach, 0) / delivered.length
  const power = Math.min(1, Math.max(0, Math.log(reach / perDay) / Math.log(delivered.length)))
  return Math.round(reach * (forecast / spent) ** power)
}

function exhaustedAt(
  { zone, endsAt }: Plan,
  {
    rate,
    spent,
    limit,
    left,
    at,
  }: { rate: number | null; spent: number; limit: number | null; left: number; at: Date },
): string | null {
  if (limit === null || !rate) return null
  const days = Math.max(0, limit - spent) / rate
  if ((endsAt !== null && days >= left) || days > mostDays) return null
  return momentAfter(zone, at, days).toISOString()
}

/** Further ahead nobody plans. */
const mostDays = 3660
