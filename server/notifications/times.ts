import { DateTime } from 'luxon'
import type { NotificationChoices, QuietHours } from '../contract/notifications.ts'

type Choices = Pick<NotificationChoices, 'zone' | 'quiet' | 'digestTimes'>

/** When the quiet hours end that hold at `now`; null outside of them. */
export function quietUntil({ zone, quiet }: Choices, now: Date): Date | null {
  if (!quiet) return null
  const here = DateTime.fromJSDate(now, { zone })
  // Those that began yesterday may reach over midnight.
  const spans = [here.minus({ days: 1 }), here].map((day) => quietOf(quiet, day))
  const until = spans.find((span) => span && span.from <= here && here < span.to)?.to
  return until ? until.toJSDate() : null
}

function quietOf({ from, to, weekdays }: QuietHours, day: DateTime) {
  if (!weekdays.includes(day.weekday)) return null
  return { from: at(day, from), to: at(to > from ? day : day.plus({ days: 1 }), to) }
}

/** The first digest after `now`, moved to the end of quiet hours it falls into; null without a time for it. */
export function nextDigest(choices: Choices, now: Date): Date | null {
  const here = DateTime.fromJSDate(now, { zone: choices.zone })
  const times = [here, here.plus({ days: 1 })]
    .flatMap((day) => choices.digestTimes.map((time) => at(day, time)))
    .filter((time) => time > here)
    .sort((one, two) => one.toMillis() - two.toMillis())
  const next = times[0]?.toJSDate()
  return next ? (quietUntil(choices, next) ?? next) : null
}

/** That time of the day, on the day; a time that the clocks leap over is as much later. */
function at(day: DateTime, time: string) {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return day.startOf('day').set({ hour, minute })
}
