import { instantAt, wallTime } from '../../server/contract/wallTime.ts'
import { daysLater } from '../ui/wallClock.ts'

const hour = 3600_000

/** Times that people mean by later, in the zone the business lives in. */
export function laterTimes(zone: string, now: number) {
  const tomorrow = daysLater(wallTime(new Date(now), zone), 1, '09:00')
  return [
    { word: 'In 1 hour', at: new Date(now + hour).toISOString() },
    { word: 'Tomorrow at 9:00', at: instantAt(tomorrow, zone).toISOString() },
  ]
}

/** "Tue, 25 Nov, 09:00 (Europe/Berlin)" */
export function timeIn(zone: string, at: string) {
  const format = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  })
  return `${format.format(new Date(at))} (${zone})`
}
