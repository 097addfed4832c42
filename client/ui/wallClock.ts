import { wallTime } from '../../server/contract/wallTime.ts'

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
