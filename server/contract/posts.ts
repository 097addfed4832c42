import { z } from 'zod'
import { feature } from './endpoint.ts'
import { listOf, Paging } from './list.ts'
import { Instant, Network } from './values.ts'

export const OwnPost = z
  .object({
    id: z.string(),
    network: Network,
    message: z.string().describe('At most 280 characters.'),
    pictureUrl: z.string().nullable(),
    url: z.string().nullable(),
    postedAt: Instant,
    likeCount: z.int().describe('As the platform counted when it was last read.'),
    commentCount: z.int().describe('As the platform counted when it was last read.'),
    boosting: z
      .object({ possible: z.boolean(), reason: z.string().nullable() })
      .describe('Whether it can become a campaign as it stands; if not, why, in a sentence.'),
  })
  .meta({ id: 'OwnPost', description: 'A post of the pair itself, whether anybody wrote under it or not.' })
export type OwnPost = z.infer<typeof OwnPost>

export const posts = feature({
  listPosts: {
    method: 'GET',
    path: '/pairs/:pairId/posts',
    summary: 'The posts of both networks that a campaign can show or take its picture from, newest first',
    access: 'advertise',
    query: Paging.extend({
      network: Network.optional(),
      text: z.string().max(100).optional().describe('All of these words stand in the post.'),
      with: z.enum(['anything', 'picture']).default('anything'),
    }),
    response: listOf(OwnPost),
  },
})
