import { z } from 'zod'
import { feature } from './endpoint.ts'
import { listOf, Paging } from './list.ts'
import { Instant, Network, Text } from './values.ts'

/** The longest reply in characters; the Profile's is the platform's rule for comments on one's own media. */
export const longestReply = { facebook: 8000, instagram: 300 } as const satisfies Record<Network, number>

/** How long a message is, in characters as the networks count them: an emoji of one code point is one. */
export const lengthOf = (message: string) => [...message].length

export const Author = z
  .object({
    id: z.string().nullable().describe('Null when the platform does not say who it was.'),
    name: z.string().describe('The name on the Page, the username on the Profile.'),
    us: z.boolean().describe('Written by the Page or the Profile itself.'),
  })
  .meta({ id: 'Author' })

export const Delivery = z
  .object({
    action: z.enum(['reply', 'hide', 'show', 'like', 'unlike', 'delete']),
    state: z.enum(['sending', 'confirming', 'needs_you', 'refused']),
    problem: z.string().nullable().describe('What happened, in a sentence; the evidence when it needs a person.'),
  })
  .meta({ id: 'Delivery', description: 'Something promised that the platform has not confirmed; null once it has.' })
export type Delivery = z.infer<typeof Delivery>

export const Comment = z
  .object({
    id: z.string(),
    parentId: z.string().nullable().describe('The comment it answers; null for the one that opened the thread.'),
    author: Author,
    message: z.string(),
    createdAt: Instant,
    editedAt: Instant.nullable(),
    hiddenAt: Instant.nullable().describe('Since when only its author sees it.'),
    likedAt: Instant.nullable().describe('Since when we like it.'),
    likeCount: z.int(),
    deletedAt: Instant.nullable(),
    url: z.string().nullable(),
    delivery: Delivery.nullable(),
    may: z
      .object({ reply: z.boolean(), hide: z.boolean(), like: z.boolean(), delete: z.boolean() })
      .describe('What the network allows with this comment now.'),
  })
  .meta({ id: 'Comment', description: 'One remark by one person, on a Page post or on Profile media.' })
export type Comment = z.infer<typeof Comment>

export const Post = z
  .object({
    id: z.string(),
    network: Network,
    message: z.string(),
    pictureUrl: z.string().nullable(),
    url: z.string().nullable(),
    postedAt: Instant,
    commentCount: z.int().describe('As the platform counts them.'),
    likeCount: z.int(),
  })
  .meta({ id: 'Post' })
export type Post = z.infer<typeof Post>

export const ThreadRow = z
  .object({
    id: z.string(),
    network: Network,
    author: Author,
    message: z.string().describe('The beginning of the comment that opened it, at most 280 characters.'),
    latest: z
      .object({ author: Author, message: z.string() })
      .nullable()
      .describe('The newest reply, when there is one.'),
    replyCount: z.int(),
    activeAt: Instant.describe('When the newest comment was written.'),
    doneAt: Instant.nullable(),
    hiddenAt: Instant.nullable(),
    deletedAt: Instant.nullable(),
    delivery: Delivery.shape.state.nullable().describe('The most pressing state of anything promised in it.'),
    post: Post.pick({ id: true, message: true, pictureUrl: true }),
  })
  .meta({ id: 'ThreadRow', description: 'A thread as the list shows it.' })
export type ThreadRow = z.infer<typeof ThreadRow>

export const Thread = ThreadRow.extend({
  comments: z.array(Comment).describe('Oldest first; the first one opened the thread.'),
  post: Post,
}).meta({ id: 'Thread' })
export type Thread = z.infer<typeof Thread>

export const View = z.enum(['open', 'done', 'hidden', 'needs_you']).meta({ id: 'View' })
export type View = z.infer<typeof View>

export const Counts = z
  .record(View, z.object({ facebook: z.int(), instagram: z.int() }))
  .meta({ id: 'Counts', description: 'How many threads each view holds on each network.' })
export type Counts = z.infer<typeof Counts>

export const NewReply = z.object({
  message: Text.trim().min(1, 'Write a reply first.').max(longestReply.facebook, 'At most 8,000 characters.'),
})

export const Decision = z.object({
  decision: z.enum(['went_out', 'send_again', 'drop']).describe('It is out there; send it once more; or forget it.'),
})

export const inbox = feature({
  listThreads: {
    method: 'GET',
    path: '/pairs/:pairId/threads',
    summary: 'List comment threads of both networks, most recently active first',
    access: 'moderate',
    query: Paging.extend({ view: View.default('open'), network: Network.optional() }),
    response: listOf(ThreadRow),
  },
  countThreads: {
    method: 'GET',
    path: '/pairs/:pairId/threads/counts',
    summary: 'Count the threads of every view, from the same source as the lists',
    access: 'moderate',
    response: Counts,
  },
  getThread: {
    method: 'GET',
    path: '/threads/:threadId',
    summary: 'One thread with every comment and the post it hangs on',
    access: 'moderate',
    response: Thread,
  },
  finishThread: {
    method: 'PUT',
    path: '/threads/:threadId/done',
    summary: 'Mark a thread as done',
    access: 'moderate',
  },
  reopenThread: {
    method: 'DELETE',
    path: '/threads/:threadId/done',
    summary: 'Open a thread again',
    access: 'moderate',
  },
  replyToComment: {
    method: 'POST',
    path: '/comments/:commentId/replies',
    summary: 'Reply as the Page or the Profile; the reply is promised here and delivered by the worker',
    access: 'moderate',
    idempotent: true,
    body: NewReply,
    status: 202,
    response: Comment,
  },
  hideComment: {
    method: 'PUT',
    path: '/comments/:commentId/hiding',
    summary: 'Hide a comment from everyone but its author',
    access: 'moderate',
    status: 202,
    response: Comment,
  },
  showComment: {
    method: 'DELETE',
    path: '/comments/:commentId/hiding',
    summary: 'Show a hidden comment again',
    access: 'moderate',
    status: 202,
    response: Comment,
  },
  likeComment: {
    method: 'PUT',
    path: '/comments/:commentId/like',
    summary: 'Like a comment as the Page; the Profile has no such call',
    access: 'moderate',
    status: 202,
    response: Comment,
  },
  unlikeComment: {
    method: 'DELETE',
    path: '/comments/:commentId/like',
    summary: 'Take the like back',
    access: 'moderate',
    status: 202,
    response: Comment,
  },
  deleteComment: {
    method: 'DELETE',
    path: '/comments/:commentId',
    summary: 'Delete a comment for everyone and for good',
    access: 'moderate',
    status: 202,
    response: Comment,
  },
  decideDelivery: {
    method: 'POST',
    path: '/comments/:commentId/decision',
    summary: 'Say what became of something whose outcome no reading could decide',
    access: 'moderate',
    idempotent: true,
    body: Decision,
    response: Comment,
  },
})
