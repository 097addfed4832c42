import { z } from 'zod'
import { feature } from './endpoint.ts'
import { listOf, Paging } from './list.ts'
import { Instant, Network } from './values.ts'

export const Rereading = z
  .object({
    state: z.enum(['waiting', 'running']),
    done: z.int(),
    total: z.int().nullable().describe('Posts to read; null until they are known.'),
    problem: z.string().nullable().describe('Why it waits.'),
  })
  .meta({ id: 'Rereading', description: 'A reading that was asked for and is not over.' })
export type Rereading = z.infer<typeof Rereading>

export const NetworkCoverage = z
  .object({
    network: Network,
    heardAt: Instant.nullable().describe('When the platform last told of anything by itself.'),
    notices: z.boolean().describe('Whether the platform tells of new comments, by the last check.'),
    sweptAt: Instant.nullable().describe('When the round that catches what is not told last came to its end.'),
    sweepsAt: Instant.nullable().describe('When the next round begins; null when none is promised.'),
    problem: z.string().nullable().describe('What kept the last round from its end.'),
    posts: z.int(),
    counted: z.int().describe('Comments under all of them, as the platform counts.'),
    seen: z.int().describe('Comments that stand here.'),
    differing: z.int().describe('Posts of which the two differ.'),
  })
  .meta({ id: 'NetworkCoverage' })
export type NetworkCoverage = z.infer<typeof NetworkCoverage>

export const Coverage = z
  .object({
    networks: z.array(NetworkCoverage),
    reading: Rereading.nullable().describe('The reading of all posts that differ.'),
  })
  .meta({ id: 'Coverage', description: 'Whether anything is missing.' })
export type Coverage = z.infer<typeof Coverage>

export const PostCoverage = z
  .object({
    id: z.string(),
    network: Network,
    message: z.string().describe('At most 140 characters.'),
    pictureUrl: z.string().nullable(),
    url: z.string().nullable(),
    postedAt: Instant,
    counted: z.int(),
    seen: z.int(),
    readAt: Instant.nullable().describe('When its comments were last read to the end.'),
    reason: z
      .enum(['unread', 'changed', 'withheld', 'surplus'])
      .nullable()
      .describe(
        'Why the two differ, null when they agree: never read; counted anew since it was read; counted but not shown to us; shown but not counted.',
      ),
    reading: Rereading.nullable(),
  })
  .meta({ id: 'PostCoverage', description: "The platform's count of a post's comments beside ours." })
export type PostCoverage = z.infer<typeof PostCoverage>

export const coverage = feature({
  getCoverage: {
    method: 'GET',
    path: '/pairs/:pairId/coverage',
    summary: 'What was heard and read of each network, and whether the counts agree',
    access: 'moderate',
    response: Coverage,
  },
  listCoverage: {
    method: 'GET',
    path: '/pairs/:pairId/coverage/posts',
    summary: 'The posts of both networks with both counts, newest first',
    access: 'moderate',
    query: Paging.extend({ show: z.enum(['all', 'differing']).default('all') }),
    response: listOf(PostCoverage),
  },
  readPost: {
    method: 'POST',
    path: '/posts/:postId/readings',
    summary: 'Read one post and its comments again',
    access: 'moderate',
    idempotent: true,
    status: 202,
    response: PostCoverage,
  },
  readDiffering: {
    method: 'POST',
    path: '/pairs/:pairId/readings',
    summary: 'Read every post again of which the counts differ',
    access: 'moderate',
    idempotent: true,
    status: 202,
    response: Coverage,
  },
  cancelReading: {
    method: 'DELETE',
    path: '/pairs/:pairId/reading',
    summary: 'Stop that reading; what was read stays',
    access: 'moderate',
    response: Coverage,
  },
})
