import { z } from 'zod'
import { feature } from './endpoint.ts'
import { listOf, Paging } from './list.ts'
import { Author, Comment, Post } from './threads.ts'
import { Instant } from './values.ts'

export const Try = z
  .object({
    startedAt: Instant,
    endedAt: Instant.nullable().describe('Null when the process ended before the call did.'),
    outcome: z
      .enum(['applied', 'rejected', 'limited', 'unknown'])
      .nullable()
      .describe('`limited`: refused with a rate code, which alone is not believed.'),
    answer: z.string().nullable().describe('What the platform answered, in words.'),
  })
  .meta({ id: 'Try', description: 'One try to do something on the platform.' })
export type Try = z.infer<typeof Try>

const Excerpt = z.object({ author: Author, message: z.string(), createdAt: Instant })

export const ReviewItem = z
  .object({
    comment: Comment.describe('With what was wanted in `delivery`: the reply itself, or the comment to be changed.'),
    threadId: z.string(),
    answered: Excerpt.nullable().describe('What a reply answers.'),
    post: Post,
    tries: z.array(Try).describe('Oldest first.'),
    alike: z
      .array(z.object({ id: z.string(), createdAt: Instant, url: z.string().nullable() }))
      .describe('Our comments in the same thread with the same words: one of them may be it. At most 20.'),
  })
  .meta({ id: 'ReviewItem', description: 'Something of which no reading could tell whether it went out.' })
export type ReviewItem = z.infer<typeof ReviewItem>

export const review = feature({
  listReview: {
    method: 'GET',
    path: '/pairs/:pairId/review',
    summary: 'What waits for a decision, with the evidence, oldest first',
    access: 'moderate',
    query: Paging,
    response: listOf(ReviewItem),
  },
})
