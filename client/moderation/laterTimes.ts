import { instantIn, localIn } from '../ui/zones.ts'

const hour = 3600_000

/** Times that people mean by later, in the zone the business lives in. */
export function laterTimes(zone: string, now: number) {
  const tomorrow = `${localIn(zone, now + 24 * hour).slice(0, 10)}T09:00`
  return [
    { word: 'In 1 hour', at: new Date(now + hour).toISOString() },
    { word: 'Tomorrow at 9:00', at: instantIn(zone, tomorrow) },
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
