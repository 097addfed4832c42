import { DateTime } from 'luxon'
import type { CampaignContent } from '../contract/campaignContent.ts'
import { mostMoney } from '../contract/money.ts'
import { instantAt } from '../contract/wallTime.ts'
import type { MonthMost } from './ledger.ts'

/** What can be spent and when, with its times as they are in the world. */
export interface Span {
  kind: 'daily' | 'lifetime'
  /** Of a day, or of all of it. */
  amount: number
  /** For a daily budget without an end. */
  most: number | null
  /** ISO-8601 UTC; null starts at once. */
  startsAt: string | null
  /** Null never ends. */
  endsAt: string | null
  zone: string
}

/** Null as long as there is no amount, or a time that no calendar has. */
export function spanOf({ budget, schedule }: CampaignContent, zone: string): Span | null {
  const [startsAt, endsAt] = [schedule.startsAt, schedule.endsAt].map((wall) => wall && utcOf(wall, zone))
  if (budget.amount === null || budget.amount < 1) return null
  if (startsAt === undefined || endsAt === undefined) return null
  const { kind, amount, most } = budget
  return { kind, amount, most: kind === 'daily' && endsAt === null ? most : null, startsAt, endsAt, zone }
}

/** Undefined for a day or a time that no calendar has. */
function utcOf(wall: string, zone: string): string | undefined {
  if (!DateTime.fromISO(wall, { zone: 'utc' }).isValid) return undefined
  return instantAt(wall, zone).toISOString()
}

/** How far ahead what has no end is kept free, in whole months after this one; each month that passes brings another one. */
const monthsAhead = 12
/** No campaign runs longer than its account keeps results. */
const mostMonths = 120

/**
 * The most that it can spend from `from` on in each calendar month of its zone, exactly: the daily budget for every day that it
 * touches, which has 23 or 25 hours where the clocks change. What is for all of its time counts with its whole rest in each month:
 * the platform spreads it as it likes and says nothing beforehand, so anything less would let a limit be passed. The same money
 * is therefore in several months at once, and months are never added up; once it is spent it is gone from all of them.
 */
export function monthsOf(span: Span, from: Date, spent = 0): MonthMost[] {
  const { start, end } = boundsOf(span, from)
  const whole = span.kind === 'lifetime' ? span.amount : (span.most ?? Number.POSITIVE_INFINITY)
  const left = Math.max(0, whole - spent)
  const months: MonthMost[] = []
  const last = end ?? start.startOf('month').plus({ months: monthsAhead + 1 })
  for (
    let month = start.startOf('month');
    month < last && months.length < mostMonths;
    month = month.plus({ months: 1 })
  ) {
    const next = month.plus({ months: 1 })
    const days = daysTouched(start > month ? start : month, last < next ? last : next)
    const most = span.kind === 'lifetime' ? left : Math.min(left, days * span.amount)
    if (days > 0) months.push({ month: month.toFormat('yyyy-MM'), most: Math.min(most, mostMoney) })
  }
  return months
}

/** The most that all of it can cost; null for what has neither an end nor a limit. */
export function mostOf(span: Span, now: Date): number | null {
  if (span.kind === 'lifetime') return span.amount
  const { start, end } = boundsOf(span, now, span.startsAt)
  if (!end) return span.most
  return Math.min(daysTouched(start, end) * span.amount, mostMoney)
}

/** What started before `from` is counted from there on, unless `start` says otherwise. */
function boundsOf({ startsAt, endsAt, zone }: Span, from: Date, since: string | null = null) {
  const now = DateTime.fromJSDate(from, { zone })
  const said = startsAt === null ? now : DateTime.fromISO(startsAt, { zone })
  const start = since === null && said < now ? now : said
  return { start, end: endsAt === null ? null : DateTime.fromISO(endsAt, { zone }) }
}

/** Calendar days between, both included; what ends at midnight does not touch the day that begins there. */
function daysTouched(start: DateTime, end: DateTime) {
  if (end <= start) return 0
  const last = end.minus({ milliseconds: 1 }).startOf('day')
  return Math.round(last.diff(start.startOf('day'), 'days').days) + 1
}

/** An amount in two parts that are it together to the last cent. */
export const halvesOf = (amount: number): [number, number] => [Math.ceil(amount / 2), Math.floor(amount / 2)]
