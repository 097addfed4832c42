import { z } from 'zod'
import { CreativeKey } from './campaignContent.ts'
import { feature } from './endpoint.ts'
import { Placement } from './placements.ts'
import { Instant, Network } from './values.ts'

const Day = z.iso.date()
const Between = z
  .object({
    from: Day.optional(),
    to: Day.optional().describe('Included, like the first. Of a longer time the last 400 days are taken.'),
  })
  .refine(({ from, to }) => !from || !to || from <= to, { path: ['to'], message: 'The end is before the beginning.' })

/** Told as whole numbers and checked as numbers: a year has thousands of them, and what keeps them keeps nothing else. */
const Whole = (description?: string) => z.number().meta({ type: 'integer', ...(description && { description }) })

const Numbers = {
  reach: Whole('Different people. Of one day, or of all the time: never a sum, the platform counts it for just this.'),
  impressions: Whole(),
  clicks: Whole('On the link.'),
  engagements: Whole('Reactions, comments, shares and clicks.'),
  spend: Whole('In the smallest amounts.'),
}
export const ResultNumbers = z.object(Numbers).meta({ id: 'ResultNumbers' })
export type ResultNumbers = z.infer<typeof ResultNumbers>

export const DayResult = z
  .object({ day: Day.describe('In the zone of the ad account.'), network: Network, ...Numbers })
  .meta({ id: 'DayResult' })
export type DayResult = z.infer<typeof DayResult>

export const Pacing = z
  .object({
    planned: z.int().describe('What should have been spent by now if it were spread evenly.'),
    spent: z.int(),
    forecast: z.int().nullable().describe('What it will have cost at its end if it goes on as in the last three days.'),
    forecastReach: z.int().nullable(),
    endsAt: Instant.nullable(),
    exhaustedAt: Instant.nullable().describe('When the money will be used up before its end, going on like that.'),
  })
  .meta({ id: 'Pacing' })
export type Pacing = z.infer<typeof Pacing>

export const Results = z
  .object({
    currency: z.string(),
    zone: z.string(),
    readAt: Instant.nullable().describe('When the platform was last asked; null before the first time.'),
    peopleAre: z
      .enum(['counted', 'at_most'])
      .describe(
        'For all the time the platform counts the people of each part. For a part of the time it counts them by day only: then those of the days are added up everywhere but in `days`, which is the most that it can be, and so are those of the placements of an ad.',
      ),
    total: ResultNumbers,
    networks: z.array(z.object({ network: Network, ...Numbers })),
    placements: z.array(
      z.object({
        placement: Placement.nullable().describe('Null for one that we do not know.'),
        position: z.string(),
        network: Network,
        ...Numbers,
      }),
    ),
    creatives: z.array(z.object({ creative: CreativeKey, adId: z.string(), ...Numbers })),
    days: z
      .array(DayResult)
      .describe('By day, both networks of a day side by side; days without delivery are left out. At most 400 days.'),
    pacing: Pacing.nullable().describe('Null before the launch.'),
    winner: z
      .object({ creative: CreativeKey, confidence: z.number().describe('From 0.5 to 1.') })
      .nullable()
      .describe(
        'Of an A/B test: which creative brings more of what the goal counts for the money; null without one or too early to tell.',
      ),
  })
  .meta({ id: 'Results' })
export type Results = z.infer<typeof Results>

export const results = feature({
  getResults: {
    method: 'GET',
    path: '/campaigns/:campaignId/results',
    summary: 'What a campaign has brought: in all, per network, placement, creative and day',
    access: 'analyse',
    query: Between,
    response: Results,
  },
  readResults: {
    method: 'POST',
    path: '/campaigns/:campaignId/readings',
    summary: 'Ask the platform for the newest numbers now; they come with the change feed',
    access: 'analyse',
    status: 202,
    response: z.object({ readAt: Instant.nullable() }),
  },
  downloadResults: {
    method: 'GET',
    path: '/campaigns/:campaignId/results.csv',
    summary: 'Days and networks of a campaign as rows for a spreadsheet',
    access: 'analyse',
    download: ['text/csv'],
  },
  listPairDays: {
    method: 'GET',
    path: '/pairs/:pairId/results',
    summary:
      'All campaigns of a pair together, per network and day, of the last 366 days unless other days are asked for; people are added up over campaigns',
    access: 'analyse',
    query: Between,
    response: z.object({ currency: z.string().nullable(), days: z.array(DayResult) }),
  },
})
