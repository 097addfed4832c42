import { z } from 'zod'
import { noCap } from './adSpecs.ts'
import type { Switch } from './advertising.ts'
import { Id, MaybeWords, Time, Words } from './shapes.ts'

/** Amounts are read as text (reference 1.6); nothing, 0 and what takes a cap away are none. */
export const MaybeAmount = z.coerce
  .number()
  .nullish()
  .transform((amount) => (amount && amount < noCap ? Math.round(amount) : null))
  .catch(null)

/** An open end is read as nothing, as 0 and as the beginning of time. */
export const MaybeTime = Time.nullish()
  .transform((time) => (time && time > '1970-01-02' ? time : null))
  .catch(null)

const Issues = z
  .array(z.object({ error_summary: MaybeWords, error_message: MaybeWords }))
  .nullish()
  .catch(null)

/** What the platform says of everything that can be switched. */
export const Switched = z.object({
  id: Id,
  name: Words.catch(''),
  status: z.string().nullish().catch(null),
  effective_status: z.string().nullish().catch(null),
  issues_info: Issues,
})
type Switched = z.infer<typeof Switched>

const states: Record<string, Switch | 'deleted'> = {
  ACTIVE: 'active',
  PAUSED: 'paused',
  ARCHIVED: 'archived',
  DELETED: 'deleted',
}

export const switchedView = ({ id, name, status, effective_status }: Switched) => ({
  id,
  name,
  // Where the platform keeps what was chosen to itself, what comes of it says nearly as much.
  status: states[status ?? ''] ?? states[effective_status ?? ''] ?? ('paused' as const),
  effectiveStatus: effective_status ?? status ?? '',
})

export const issuesOf = ({ issues_info }: Switched): string[] =>
  once((issues_info ?? []).map(({ error_summary, error_message }) => error_message || error_summary))

/** Each sentence once. */
export const once = (sentences: unknown[]) =>
  [...new Set(sentences)].filter((sentence): sentence is string => typeof sentence === 'string' && sentence !== '')

const Reasons = z.record(z.string(), Words.nullable().catch(null)).nullish().catch(null)

/** Why an ad was rejected: everywhere, or on one network (reference 7.7). */
export const Feedback = z
  .object({ global: Reasons, placement_specific: z.record(z.string(), Reasons).nullish().catch(null) })
  .nullish()
  .catch(null)
  .transform((feedback) => [
    ...Object.values(feedback?.global ?? {}),
    ...Object.values(feedback?.placement_specific ?? {}).flatMap((reasons) => Object.values(reasons ?? {})),
  ])
