import { z } from 'zod'
import { Instant, Network } from './values.ts'

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
    action: z.enum(['reply', 'private_reply', 'edit', 'hide', 'show', 'like', 'unlike', 'delete', 'block', 'unblock']),
    state: z
      .enum(['scheduled', 'waiting', 'sending', 'confirming', 'needs_you', 'refused'])
      .describe(
        '`waiting` is the short while in which it can be taken back; `scheduled` waits for the time asked for.',
      ),
    problem: z.string().nullable().describe('What happened, in a sentence; the evidence when it needs a person.'),
    sendsAt: Instant.nullable().describe('When it leaves, as long as it has not begun to.'),
    message: z.string().nullable().describe('The new words of an edit that is not out there yet, or was refused.'),
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
    blockedAt: Instant.nullable().describe('Since when its author may not write on the Page.'),
    may: z
      .object({
        reply: z.boolean(),
        replyPrivately: z.boolean().describe('Once per comment, within seven days of it.'),
        until: Instant.nullable().describe('When the time for a private reply ends; null when there is none.'),
        edit: z.boolean().describe("The Page's own words only."),
        hide: z.boolean(),
        like: z.boolean(),
        delete: z.boolean(),
        block: z.boolean().describe('Its author, from the Page; the Profile has no such call.'),
      })
      .describe('What the network allows with this comment now.'),
  })
  .meta({ id: 'Comment', description: 'One remark by one person, on a Page post or on Profile media.' })
export type Comment = z.infer<typeof Comment>

export const PrivateReply = z
  .object({
    id: z.string(),
    commentId: z.string().describe('The comment whose author alone reads it.'),
    by: z.string().describe('The name of the person of the team who wrote it.'),
    message: z.string(),
    createdAt: Instant,
    delivery: Delivery.nullable(),
  })
  .meta({ id: 'PrivateReply', description: "A message to a comment's author that nobody else sees." })
export type PrivateReply = z.infer<typeof PrivateReply>

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
    owner: z.string().nullable().describe("Whose it is, where it is somebody else's in which we were named."),
    ad: z
      .object({ id: z.string(), title: z.string() })
      .nullable()
      .describe('The ad that shows it by now; null for a post that is none. Not all of its threads need be on it.'),
  })
  .meta({ id: 'Post' })
export type Post = z.infer<typeof Post>

export const Priority = z.enum(['normal', 'high', 'urgent']).meta({ id: 'Priority' })
export type Priority = z.infer<typeof Priority>

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
    snoozedUntil: Instant.nullable().describe(
      'When it comes back by itself; a remark by a customer brings it back before.',
    ),
    hiddenAt: Instant.nullable(),
    deletedAt: Instant.nullable(),
    unreadSince: Instant.nullable().describe(
      'When the newest remark was written that nobody of the team has looked at.',
    ),
    waitingSince: Instant.nullable().describe(
      "When the oldest of a customer's remarks was written that we have not answered.",
    ),
    dueAt: Instant.nullable().describe("When the customer is to have an answer, by the team's own target."),
    nearAt: Instant.nullable().describe('When a quarter of that time is left.'),
    askedAt: Instant.nullable().describe(
      "When the newest remark was written, if it is a customer's and asks something.",
    ),
    mentionedAt: Instant.nullable().describe("When we were named in it, under somebody else's media."),
    assigneeId: z.string().nullable().describe('The person of the team who sees to it.'),
    priority: Priority,
    labels: z.array(z.string()).describe('The ids of its labels.'),
    noteCount: z.int().describe("How many of the team's notes there are on it."),
    language: z.string().nullable().describe('ISO 639-1; null where the comment is too short to tell.'),
    delivery: Delivery.shape.state.nullable().describe('The most pressing state of anything promised in it.'),
    onAd: z.boolean().describe('Whether it began on the ad that shows its post, and not before there was the ad.'),
    post: Post.pick({ id: true, message: true, pictureUrl: true, ad: true }),
  })
  .meta({ id: 'ThreadRow', description: 'A thread as the list shows it.' })
export type ThreadRow = z.infer<typeof ThreadRow>

export const Thread = ThreadRow.extend({
  comments: z.array(Comment).describe('Oldest first; the first one opened the thread.'),
  privateReplies: z.array(PrivateReply).describe('Oldest first.'),
  readAt: Instant.describe('When it was read; a reply says so, to hear of what has happened since.'),
  post: Post,
}).meta({ id: 'Thread' })
export type Thread = z.infer<typeof Thread>
