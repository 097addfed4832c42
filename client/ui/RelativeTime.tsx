import { createContext, use } from 'react'
import { useNow } from './useNow.ts'

/** The IANA zone the business lives in: exact times are told in it. */
export const ZoneContext = createContext<string | undefined>(undefined)

/** A moment as people say it, "5 min ago"; the exact time and its zone show on hover. */
export function RelativeTime({ at, short = false }: { at: string; short?: boolean }) {
  const now = useNow()
  const zone = use(ZoneContext)
  return (
    <time dateTime={at} title={exactTime(at, zone)}>
      {relativeTime(Date.parse(at), now, { short, zone })}
    </time>
  )
}

/** "Saturday, 22 November 2026 at 13:05:10 (Europe/Berlin)" */
export function exactTime(at: string, zone = Intl.DateTimeFormat().resolvedOptions().timeZone) {
  const format = formatIn(zone, { dateStyle: 'full', timeStyle: 'medium' })
  return `${format.format(new Date(at))} (${zone})`
}

const day = 86_400

/** Both moments in milliseconds; from a week on it is a date, in the zone like the exact time behind it. */
function relativeTime(at: number, now: number, { short, zone }: { short: boolean; zone: string | undefined }) {
  const seconds = Math.max(0, Math.round((now - at) / 1000))
  if (seconds < 45) return short ? 'now' : 'just now'
  if (seconds < 3600) return ago(Math.max(1, Math.round(seconds / 60)), 'min', short)
  if (seconds < day) return ago(Math.round(seconds / 3600), 'h', short)
  if (seconds < 7 * day) return ago(Math.round(seconds / day), 'd', short)
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return formatIn(zone, { day: 'numeric', month: 'short', year: sameYear ? undefined : 'numeric' }).format(at)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Made once for each use: making a format costs a hundred times what using it does, and a list shows fifty times. */
function formatIn(timeZone: string | undefined, options: Intl.DateTimeFormatOptions) {
  const key = JSON.stringify([timeZone, options])
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...options, timeZone })
  formats.set(key, format)
  return format
}

const ago = (amount: number, unit: string, short: boolean) => `${amount} ${unit}${short ? '' : ' ago'}`
