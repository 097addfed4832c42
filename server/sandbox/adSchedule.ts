import { invalidAd } from './adErrors.ts'
import { type Params, textOf } from './params.ts'

/** A time as ISO-8601 UTC; null for `0`, which means none; undefined when it was not given. */
export function scheduledTime(params: Params, name: string): string | null | undefined {
  const text = textOf(params, name)
  if (text === undefined) return undefined
  if (text === '0') return null
  const time = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(zoned(text))
  if (!Number.isNaN(time) && Math.abs(time) < 8.64e15) return new Date(time).toISOString()
  throw invalidAd({ title: 'Invalid time', says: `${name} is not a time.`, blame: name })
}

/** `+0100` is how the platform writes what the language wants as `+01:00`. */
const zoned = (text: string) => text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')

interface Schedule {
  startTime: string | null
  endTime: string | null
  isLifetime: boolean
  isDaily: boolean
  /** The parameter that says when it ends. */
  endName: string
  /** Only times that were given anew have to lie ahead. */
  given: Params
}

const day = 86_400_000

/**
 * The end lies ahead and after the start, a lifetime budget has one, a daily budget has more than a day (reference 7.3). A start that
 * has passed means at once. Recollection.
 */
export function checkSchedule(now: Date, { startTime, endTime, isLifetime, isDaily, endName, given }: Schedule): void {
  const startsAt = startTime ? Date.parse(startTime) : now.getTime()
  const isNew = given.start_time !== undefined || given[endName] !== undefined
  if (endTime === null) {
    if (!isLifetime) return
    throw invalidAd({
      subcode: 1885028,
      title: 'End date is missing',
      says: 'With a lifetime budget an end date is needed.',
      blame: endName,
    })
  }
  if (!isNew) return
  const endsAt = Date.parse(endTime)
  if (endsAt <= now.getTime()) throw badEnd('The end date has to lie in the future.', endName)
  if (endsAt <= startsAt) throw badEnd('The end date has to come after the start date.', endName)
  // Recollection of the shortest run of a lifetime budget; that of a daily one is the reference's.
  if (isDaily && endsAt - startsAt < day) {
    throw badEnd('With a daily budget it has to run for at least 24 hours.', endName)
  }
  if (isLifetime && endsAt - startsAt < day / 24) throw badEnd('It has to run for at least an hour.', endName)
}

const badEnd = (says: string, blame: string) => invalidAd({ subcode: 1487033, title: 'Invalid end date', says, blame })

/** How long it runs, in days and parts of them. */
export const daysBetween = (now: Date, startTime: string | null, endTime: string | null) =>
  endTime === null ? undefined : (Date.parse(endTime) - (startTime ? Date.parse(startTime) : now.getTime())) / day
