const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(zone: string | undefined) {
  const key = zone ?? ''
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' })
  formats.set(key, format)
  return format
}

/** What the clock on the wall says there, as `2026-11-25T09:00`. */
export function wallTime(at: Date, zone: string | undefined): string {
  const parts = Object.fromEntries(
    formatIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`
}

/** When the clock on the wall says so there. Of an hour that comes twice it is the first, and one that is left out is an hour later. */
export function instantAt(wall: string, zone: string | undefined): Date {
  const asUtc = Date.parse(`${wall}:00Z`)
  // The offset of a guess may be that of the other side of a change of clocks: the second guess knows.
  const offsetAt = (ms: number) => Date.parse(`${wallTime(new Date(ms), zone)}:00Z`) - Math.floor(ms / 60_000) * 60_000
  const guesses = [asUtc - offsetAt(asUtc - 86_400_000), asUtc - offsetAt(asUtc + 86_400_000)].sort((a, b) => a - b)
  const right = guesses.find((ms) => wallTime(new Date(ms), zone) === wall)
  return new Date(right ?? guesses[1] ?? asUtc)
}

/** The same time of day so many days later. */
export function daysLater(wall: string, days: number, time: string): string {
  const date = new Date(`${wall.slice(0, 10)}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return `${date.toISOString().slice(0, 10)}T${time}`
}

/** "today 16:00", "tomorrow 09:00", "Mon, 30 Nov, 09:00". */
export function timeToCome(at: string, zone: string | undefined, now = new Date()): string {
  const wall = wallTime(new Date(at), zone)
  const today = wallTime(now, zone)
  const time = wall.slice(11)
  if (wall.slice(0, 10) === today.slice(0, 10)) return `today ${time}`
  if (wall.slice(0, 10) === daysLater(today, 1, time).slice(0, 10)) return `tomorrow ${time}`
  const date = new Date(`${wall}:00Z`)
  const day = date.toLocaleDateString('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' })
  return `${day}, ${time}`
}
