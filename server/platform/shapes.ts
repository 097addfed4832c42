import { z } from 'zod'

/** Text written by others: NUL, which no database keeps, and halves of a character become U+FFFD. */
export const Words = z
  .union([z.string(), z.number()])
  .transform((text) => String(text).replaceAll('\0', '\uFFFD').toWellFormed())

export const Id = Words.refine((id) => id !== '', 'An id is never empty.')

/** Null where the platform left it out. */
export const MaybeWords = Words.nullish().transform((text) => text ?? null)

/** Zero where the platform left it out; counts come as numbers and as text. */
export const Count = z.coerce.number().int().nonnegative().catch(0)

export const MaybeFlag = z
  .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
  .nullish()
  .transform((flag) => flag ?? null)

/** `2026-01-01T10:00:00+0000` in reads, unix seconds in webhooks, milliseconds in messages (reference 2): as ISO-8601 UTC. */
export const Time = z.union([z.string(), z.number()]).transform((given, context) => {
  const time = timeOf(given)
  if (time !== null) return time
  context.addIssue({ code: 'custom', message: 'This is not a time.' })
  return z.NEVER
})

// Seconds reach this number in the year 5138, milliseconds passed it in 1973.
const firstOfMilliseconds = 100_000_000_000

/** Null for what is no time at all. */
export function timeOf(given: string | number): string | null {
  const digits = typeof given === 'number' || /^\d+$/.test(given) ? Number(given) : null
  const time = new Date(digits === null ? given : digits < firstOfMilliseconds ? digits * 1000 : digits)
  return Number.isNaN(time.getTime()) ? null : time.toISOString()
}

/** `expires_at` and its like: unix seconds, where 0 and nothing both mean never (reference 3.1). */
export const MaybeEnd = z.coerce
  .number()
  .nullish()
  .transform((seconds) => (seconds ? timeOf(seconds) : null))

export const WithId = z.object({ id: Id })

/** The answer of updates and deletes (reference 2); some edges say a bare `true`. */
export const Done = z.union([z.literal(true), z.object({ success: z.union([z.literal(true), z.literal('true')]) })])
