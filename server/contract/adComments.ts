import { z } from 'zod'
import { feature } from './endpoint.ts'
import { ResultNumbers } from './results.ts'
import { Network } from './values.ts'

export const AdContext = z
  .object({
    campaignId: z.string(),
    campaignName: z.string(),
    adId: z.string(),
    running: z.boolean().describe('Whether it, its ad set and its campaign are switched on.'),
    network: Network,
    currency: z.string(),
    numbers: ResultNumbers.describe('Of this ad on this network.'),
  })
  .meta({ id: 'AdContext', description: 'What stands behind the ad that a thread hangs on.' })
export type AdContext = z.infer<typeof AdContext>

export const adComments = feature({
  getAdContext: {
    method: 'GET',
    path: '/threads/:threadId/ad',
    summary: 'The campaign behind the ad that a thread hangs on; null for an ad that was not made here',
    access: 'moderate',
    response: z.object({ ad: AdContext.nullable() }),
  },
  quietAd: {
    method: 'PUT',
    path: '/comments/:commentId/quieting',
    summary: 'Hide a comment on an ad and pause that ad, in one step',
    access: 'advertise',
  },
  unquietAd: {
    method: 'DELETE',
    path: '/comments/:commentId/quieting',
    summary: 'Show the comment again, and let the ad run if it did; while all spending is stopped it stays paused',
    access: 'advertise',
    response: z.object({
      stays: z
        .string()
        .nullable()
        .describe('Why the ad that was paused with it stays so, in a sentence; null where it is as it was before.'),
    }),
  },
})
