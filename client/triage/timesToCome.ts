import { instantAt, wallTime } from '../../server/contract/wallTime.ts'
import { daysLater } from '../ui/wallClock.ts'

const threeHoursMs = 3 * 3600_000
const hourMs = 3600_000

/** The times people mean, as the clock on the pair's wall has them; "later today" only while there is a later. */
export function timesToCome(now: Date, zone: string | undefined): { name: string; at: Date }[] {
  const today = wallTime(now, zone)
  const later = new Date(Math.ceil((now.getTime() + threeHoursMs) / hourMs) * hourMs)
  const isToday = wallTime(later, zone).slice(0, 10) === today.slice(0, 10)
  const weekday = new Date(`${today.slice(0, 10)}T00:00:00Z`).getUTCDay()
  const monday = (8 - weekday) % 7 || 7
  return [
    ...(isToday ? [{ name: 'Later today', at: later }] : []),
    { name: 'Tomorrow morning', at: instantAt(daysLater(today, 1, '09:00'), zone) },
    { name: 'Next week', at: instantAt(daysLater(today, monday, '09:00'), zone) },
  ]
}
