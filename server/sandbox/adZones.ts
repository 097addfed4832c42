const clocks = new Map<string, Intl.DateTimeFormat>()

export interface Local {
  /** `2026-04-03`. */
  day: string
  /** From 0 to 23. */
  hour: number
}

const known = new Map<string, Local>()
/** No zone's hour begins within one. */
const quarter = 900_000

/** Which day and hour it is in a time zone. */
export function localOf(zone: string, at: Date): Local {
  const key = `${zone} ${Math.floor(at.getTime() / quarter)}`
  const local = known.get(key) ?? readClock(zone, at)
  if (known.size > 20_000) known.clear()
  known.set(key, local)
  return local
}

function readClock(zone: string, at: Date): Local {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      hourCycle: 'h23',
    })
  clocks.set(zone, clock)
  // `2026-04-03, 17`.
  const [day = '', hour = '0'] = clock.format(at).split(', ')
  return { day, hour: Number(hour) }
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Both included; 1 for a day alone. */
export const daysFrom = (since: string, until: string): number =>
  Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${since}T00:00:00Z`)) / 86_400_000) + 1

/** How people are spread over the hours of a day, from midnight on. */
const curve = [
  1.6, 0.9, 0.6, 0.5, 0.6, 1.3, 2.6, 4.0, 4.6, 4.5, 4.5, 4.8, 5.4, 5.3, 4.8, 4.6, 4.9, 5.4, 6.2, 7.0, 7.6, 7.2, 5.4,
  3.1,
]

export const livelinessOf = (hour: number): number => curve[hour] ?? 0

const hour = 3_600_000
const dayWeights = new Map<string, number>()

/** All hours of one day together: of 23, 24 or 25, as clocks are put forward or back. */
export function livelinessOfDay(zone: string, day: string): number {
  const key = `${zone} ${day}`
  const known = dayWeights.get(key)
  if (known !== undefined) return known
  const noon = Date.parse(`${day}T12:00:00Z`)
  let sum = 0
  for (let at = noon - 28 * hour; at <= noon + 28 * hour; at += hour / 4) {
    const local = localOf(zone, new Date(at))
    if (local.day === day) sum += livelinessOf(local.hour) / 4
  }
  if (dayWeights.size > 5000) dayWeights.clear()
  dayWeights.set(key, sum)
  return sum
}

const minuteHands = new Map<string, Intl.DateTimeFormat>()

/** How finely time has to be cut so that no day of the zone begins inside a slice, in minutes. */
export function minutesPerSlice(zone: string, at: Date): number {
  const hand = minuteHands.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, minute: '2-digit' })
  minuteHands.set(zone, hand)
  const apart = Math.abs(Number(hand.format(at)) - at.getUTCMinutes())
  return apart === 0 ? 60 : apart % 30 === 0 ? 30 : 15
}
