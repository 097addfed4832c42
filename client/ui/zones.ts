/** The moment at which a clock in the zone shows this date and time, such as `2026-03-29T09:00`; as an ISO instant. */
export function instantIn(zone: string, local: string): string {
  const wanted = Date.parse(`${local}Z`)
  // The offset can differ between the guess and the moment itself, on the days on which clocks are changed.
  const guess = wanted - offsetAt(zone, wanted)
  return new Date(wanted - offsetAt(zone, guess)).toISOString()
}

/** What a clock in the zone shows at the moment: `2026-03-29T09:00`. */
export const localIn = (zone: string, at: number) => new Date(at + offsetAt(zone, at)).toISOString().slice(0, 16)

/** Milliseconds that clocks in the zone are ahead of UTC at a moment. */
function offsetAt(zone: string, at: number): number {
  const parts = formatOf(zone).formatToParts(at)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return shown - Math.floor(at / 1000) * 1000
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string) {
  const number = 'numeric'
  const parts = { year: number, month: number, day: number, hour: number, minute: number, second: number } as const
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { ...parts, timeZone, hourCycle: 'h23' })
  formats.set(timeZone, format)
  return format
}
