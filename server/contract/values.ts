import { z } from 'zod'

/** ISO-8601 UTC with milliseconds: text order is time order. */
export const Instant = z.iso.datetime({ precision: 3 })

export const Network = z.enum(['facebook', 'instagram']).meta({ id: 'Network', description: 'Where something lives.' })
export type Network = z.infer<typeof Network>
export const networks = Network.options

/** An IANA time zone that this machine knows, such as `Europe/Berlin`. */
export const Zone = z.string().max(64).refine(isZone, 'Choose a time zone from the list, such as Europe/Berlin.')

function isZone(name: string) {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

/** A time of the day, in a zone that is said elsewhere. */
export const ClockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Write a time such as 08:30.')

/** A database cannot keep the character NUL, and nobody types it: it is refused rather than dropped silently. */
export const Text = z.string().refine((text) => !text.includes('\0'), 'Take out the invisible NUL character.')
