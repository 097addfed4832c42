import { z } from 'zod'
import { feature } from './endpoint.ts'
import { ThreadFilter, View } from './inbox.ts'
import { Paging } from './list.ts'
import { Author, Post, ThreadRow } from './threads.ts'
import { Instant } from './values.ts'

export const SearchOrder = z.enum(['newest', 'relevance']).meta({ id: 'SearchOrder' })
export type SearchOrder = z.infer<typeof SearchOrder>

const Marks = z
  .array(z.tuple([z.int(), z.int()]))
  .describe('Where the words stand: from, and up to but without, in UTF-16 code units; in order, without overlaps.')

export const Excerpt = z
  .object({ text: z.string().describe('The part around the first word found, at most 240 characters.'), marks: Marks })
  .meta({ id: 'Excerpt', description: 'A piece of a text with what was looked for marked in it.' })
export type Excerpt = z.infer<typeof Excerpt>

export const Hit = z
  .object({
    commentId: z.string(),
    author: Author,
    authorMarks: Marks,
    excerpt: Excerpt,
    createdAt: Instant,
    hiddenAt: Instant.nullable(),
    thread: ThreadRow,
  })
  .meta({ id: 'Hit', description: 'A comment that was found, and the thread it stands in.' })
export type Hit = z.infer<typeof Hit>

export const PostHit = z
  .object({ post: Post, excerpt: Excerpt })
  .meta({ id: 'PostHit', description: 'A post that was found.' })
export type PostHit = z.infer<typeof PostHit>

export const search = feature({
  searchComments: {
    method: 'GET',
    path: '/pairs/:pairId/search',
    summary: 'Find comments by their words or their author: all words, the last one by its beginning; "quoted" exactly',
    access: 'moderate',
    query: Paging.extend({
      text: z.string().max(10_000).describe('Plain text in any script; only quotes mean anything.'),
      order: SearchOrder.default('newest').describe('By relevance, the best 500 of the newest 5,000 are answered.'),
      ...ThreadFilter.shape,
      view: View.default('all'),
    }),
    response: z.object({
      items: z.array(Hit).describe('A page may be short, even empty, although more follow: `nextCursor` decides.'),
      posts: z.array(PostHit).describe('The newest posts that have the words, at most 3; on the first page alone.'),
      nextCursor: z.string().nullable(),
    }),
  },
})
