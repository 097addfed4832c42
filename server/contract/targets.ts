import { z } from 'zod'
import { feature } from './endpoint.ts'
import { ClockTime } from './values.ts'

const ClosingTime = z.union([ClockTime, z.literal('24:00')], 'Write a time such as 17:30, at most 24:00.')

export const Span = z
  .object({ from: ClockTime, to: ClosingTime })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'The end has to be after the start.' })
export type Span = z.infer<typeof Span>

const Day = z
  .array(Span)
  .max(6, 'At most six times a day.')
  .refine((spans) => !overlap(spans), 'Two of these times overlap.')

function overlap(spans: Span[]) {
  const sorted = spans.toSorted((one, two) => one.from.localeCompare(two.from))
  return sorted.some(({ to }, index) => to > (sorted[index + 1]?.from ?? '24:00'))
}

const Minutes = z
  .int('Write whole minutes.')
  .min(1, 'At least one minute.')
  .max(10_080, 'At most a week: 10,080 minutes.')
  .nullable()

export const TargetChoice = z
  .object({
    minutes: z
      .object({
        facebook: Minutes,
        instagram: Minutes,
        priority: Minutes.describe('For threads of high priority on both networks; null for the same as all others.'),
      })
      .describe('Minutes of business time within which a customer has a first answer; null for no target.'),
    hours: z.array(Day).length(7).describe("Business hours in the pair's zone, for each weekday from Monday on."),
    holidays: z
      .array(z.iso.date('Write a date such as 2026-12-25.'))
      .max(200, 'At most 200 days.')
      .refine((days) => new Set(days).size === days.length, 'Each day once.')
      .describe('Dates on which nobody answers.'),
  })
  .refine(({ minutes, hours }) => !Object.values(minutes).some(Boolean) || hours.some((day) => day.length > 0), {
    path: ['hours'],
    message: 'Say when somebody answers, or there is no time that could run.',
  })
export type TargetChoice = z.infer<typeof TargetChoice>

export const Target = z
  .object({
    ...TargetChoice.shape,
    version: z.int(),
    progress: z
      .object({ done: z.int(), total: z.int().nullable() })
      .nullable()
      .describe('Threads whose deadline is being worked out anew; null when all are.'),
  })
  .meta({ id: 'Target', description: 'How soon the team promises a first answer.' })
export type Target = z.infer<typeof Target>

export const targets = feature({
  getTarget: {
    method: 'GET',
    path: '/pairs/:pairId/target',
    summary: 'How soon customers of this pair are to have a first answer',
    access: 'member',
    response: Target,
  },
  changeTarget: {
    method: 'PUT',
    path: '/pairs/:pairId/target',
    summary: 'Promise a first answer within so many minutes of business time',
    access: 'manage',
    versioned: true,
    body: TargetChoice,
    response: Target,
  },
})
