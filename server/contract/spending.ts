import { z } from 'zod'
import { feature } from './endpoint.ts'
import { Instant } from './values.ts'

const Currency = z.string().regex(/^[A-Z]{3}$/, 'Choose a currency.')
const Limit = z.int().min(0, 'A limit cannot be negative.').max(1_000_000_000_000).nullable()

export const SpendLimits = z
  .object({
    version: z.int(),
    currency: Currency.nullable().describe('Of the ad account; null as long as none is chosen.'),
    approvalAbove: Limit.describe(
      'A launch that can cost more than this needs somebody else to approve it; null for never.',
    ),
    perMonth: Limit.describe('What all campaigns together may spend in a calendar month; null for no limit.'),
    usual: z
      .int()
      .nullable()
      .describe('The usual daily budget: the median of the last 20 launched ones; null without any.'),
  })
  .meta({ id: 'SpendLimits', description: 'In the smallest amounts.' })
export type SpendLimits = z.infer<typeof SpendLimits>

export const Commitment = z
  .object({
    month: z.string().describe('As `2026-11`, in the zone of the ad account.'),
    currency: z.string(),
    limit: z.int().nullable(),
    spent: z.int(),
    committed: z
      .int()
      .describe(
        'The most that what is switched on can still spend in the month. A budget for all of the time counts with its whole rest in each month that it touches, so months are not to be added up.',
      ),
  })
  .meta({ id: 'Commitment' })
export type Commitment = z.infer<typeof Commitment>

export const SpendStop = z
  .object({
    at: Instant,
    by: z.string().describe('The name of the member, or where it was pulled from.'),
    total: z.int().describe('How many campaigns were switched on then.'),
    paused: z.int().describe('How many of them the platform has confirmed to be paused.'),
    open: z
      .array(
        z.object({
          campaignId: z.string(),
          pairId: z.string(),
          pairName: z.string().describe("The Page's name."),
          name: z.string(),
          problem: z.string().nullable(),
        }),
      )
      .describe('Not confirmed yet; at most 100, those of one pair together.'),
  })
  .meta({ id: 'SpendStop' })
export type SpendStop = z.infer<typeof SpendStop>

export const spending = feature({
  getStop: {
    method: 'GET',
    path: '/spending/stop',
    summary: 'Whether all spending of the team is stopped, and how far that is',
    access: 'analyse',
    response: z.object({ stop: SpendStop.nullable() }),
  },
  stopSpending: {
    method: 'PUT',
    path: '/spending/stop',
    summary:
      'Stop all spending of the team: nothing that spends leaves any more, and whatever is switched on is paused',
    access: 'advertise',
    response: z.object({ stop: SpendStop.nullable() }),
  },
  releaseStop: {
    method: 'DELETE',
    path: '/spending/stop',
    summary: 'Allow spending again; what was paused stays paused until somebody switches it on',
    access: 'manage',
    response: z.object({ stop: SpendStop.nullable() }),
  },
  getLimits: {
    method: 'GET',
    path: '/pairs/:pairId/spendLimits',
    summary: 'The limits of a pair, and what is committed in this month and the next',
    access: 'analyse',
    response: SpendLimits.extend({ commitments: z.array(Commitment) }),
  },
  setLimits: {
    method: 'PUT',
    path: '/pairs/:pairId/spendLimits',
    summary: 'Set the limits of a pair; what is switched on already stays so',
    access: 'manage',
    versioned: true,
    body: z.object({ approvalAbove: Limit, perMonth: Limit }),
    response: SpendLimits,
  },
  getTeamLimits: {
    method: 'GET',
    path: '/spending/limits',
    summary: 'What the team may spend in a month over all of its pairs, per currency, and what is committed',
    access: 'analyse',
    response: z.object({
      version: z.int(),
      items: z.array(z.object({ currency: Currency, perMonth: z.int() })),
      commitments: z.array(Commitment),
    }),
  },
  setTeamLimits: {
    method: 'PUT',
    path: '/spending/limits',
    summary: 'Set what the team may spend in a month, per currency',
    access: 'manage',
    versioned: true,
    body: z.object({
      items: z
        .array(z.object({ currency: Currency, perMonth: z.int().min(0).max(1_000_000_000_000) }))
        .max(20)
        .refine((items) => new Set(items.map(({ currency }) => currency)).size === items.length, 'Each currency once.'),
    }),
    response: z.object({ version: z.int(), items: z.array(z.object({ currency: Currency, perMonth: z.int() })) }),
  },
})
