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
  return `${(parts.year ?? '').padStart(4, '0')}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`
}

/** When the clock on the wall says so there. Of an hour that comes twice it is the first, and one that is left out is an hour later. */
export function instantAt(wall: string, zone: string | undefined): Date {
  const { right, guesses, asUtc } = guessesOf(wall, zone)
  return new Date(right[0] ?? guesses[1] ?? asUtc)
}

/** Whether a change of the clocks leaves that time out, or brings it twice; null for any other. */
export function doubtIn(wall: string, zone: string | undefined): 'left_out' | 'twice' | null {
  const { right } = guessesOf(wall, zone)
  if (right.length === 0) return 'left_out'
  return new Set(right).size > 1 ? 'twice' : null
}

function guessesOf(wall: string, zone: string | undefined) {
  const asUtc = utcOf(wall)
  // The offset of a guess may be that of the other side of a change of clocks: the second guess knows.
  const offsetAt = (ms: number) => utcOf(wallTime(new Date(ms), zone)) - Math.floor(ms / 60_000) * 60_000
  const guesses = [asUtc - offsetAt(asUtc - 86_400_000), asUtc - offsetAt(asUtc + 86_400_000)].sort((a, b) => a - b)
  return { asUtc, guesses, right: guesses.filter((ms) => wallTime(new Date(ms), zone) === wall) }
}

/** A year has four digits while it is typed (0002 on the way to 2027), and the day after the last of them has five. */
function utcOf(wall: string): number {
  const [year, rest = ''] = [wall.slice(0, wall.indexOf('-')), wall.slice(wall.indexOf('-'))]
  return Date.parse(`${year.length > 4 ? `+${year.padStart(6, '0')}` : year}${rest}:00Z`)
}
