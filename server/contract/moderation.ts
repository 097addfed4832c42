import { z } from 'zod'
import { feature } from './endpoint.ts'
import { Comment, longestReply, PrivateReply } from './threads.ts'
import { Instant, Text } from './values.ts'

const Message = Text.trim().min(1, 'Write a reply first.').max(longestReply.facebook, 'At most 8,000 characters.')

/** The longest private reply in characters. That the limit of messages holds for it is recollection. */
export const longestPrivateReply = 1000

export const NewReply = z.object({
  message: Message,
  sendAt: Instant.optional().describe('When it is to leave: in the future, at most 75 days from now.'),
  readAt: Instant.optional().describe('The `readAt` of the thread that the writer sees.'),
  anyway: z.boolean().default(false).describe('Send it, whatever has happened since `readAt`.'),
  savedReplyId: z.string().max(64).optional().describe('The saved reply it was made from, whose uses are counted.'),
  savedReplyLanguage: z.string().max(35).optional().describe('Its variant; left out for the default text.'),
})

export const NewPrivateReply = z.object({
  message: Text.trim()
    .min(1, 'Write a reply first.')
    .refine((text) => [...text].length <= longestPrivateReply, 'At most 1,000 characters.'),
})

export const NewMessage = z.object({ message: Message })

export const NewSending = z.object({
  message: Message.optional().describe('Other words; absent to keep them.'),
  sendAt: Instant.nullable().optional().describe('Another time; null for at once, absent to keep it.'),
})

export const Block = z
  .object({
    personId: z.string(),
    name: z.string(),
    blockedAt: Instant.describe('When it was done here, or first read.'),
    delivery: Comment.shape.delivery,
  })
  .meta({ id: 'Block', description: 'Somebody who may not write on the Page.' })
export type Block = z.infer<typeof Block>

export const NewBlock = z.object({
  hideComments: z
    .boolean()
    .default(false)
    .describe('Hide what they have written here as well, the newest 100 at most.'),
})

export const Decision = z.object({
  decision: z.enum(['went_out', 'send_again', 'drop']).describe('It is out there; send it once more; or forget it.'),
})

export const moderation = feature({
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
  takeBackReply: {
    method: 'DELETE',
    path: '/comments/:commentId/sending',
    summary: 'Take back a reply that has not left yet; `conflict` once it is on its way',
    access: 'moderate',
    response: Comment,
  },
  changeSending: {
    method: 'PUT',
    path: '/comments/:commentId/sending',
    summary: 'Change the words or the time of a reply that has not left yet; `conflict` once it is on its way',
    access: 'moderate',
    body: NewSending,
    response: Comment,
  },
  replyPrivately: {
    method: 'POST',
    path: '/comments/:commentId/private-replies',
    summary: 'Write to the author of a comment alone: once per comment, within seven days of it',
    access: 'moderate',
    idempotent: true,
    body: NewPrivateReply,
    status: 202,
    response: PrivateReply,
  },
  takeBackPrivateReply: {
    method: 'DELETE',
    path: '/private-replies/:privateReplyId/sending',
    summary: 'Take back a private reply that has not left yet; `conflict` once it is on its way',
    access: 'moderate',
    response: PrivateReply,
  },
  decidePrivateReply: {
    method: 'POST',
    path: '/private-replies/:privateReplyId/decision',
    summary: 'Say what became of a private reply, which no reading could decide',
    access: 'moderate',
    idempotent: true,
    body: z.object({ decision: z.enum(['went_out', 'send_again', 'drop']) }),
    response: PrivateReply,
  },
  editComment: {
    method: 'PUT',
    path: '/comments/:commentId/message',
    summary: "Put other words in the place of the Page's own; the Profile has no such call",
    access: 'moderate',
    body: NewMessage,
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
  getAuthor: {
    method: 'GET',
    path: '/comments/:commentId/author',
    summary: 'What stands here by the author of a comment, counted up to 100',
    access: 'moderate',
    response: z.object({
      name: z.string(),
      standing: z.int().describe('Comments that are not deleted.'),
      visible: z.int().describe('Those of them that are not hidden.'),
      more: z.boolean().describe('There are more than so many.'),
    }),
  },
  blockAuthor: {
    method: 'PUT',
    path: '/comments/:commentId/author-block',
    summary: 'Let the author of a comment write on the Page no more; the Profile has no such call',
    access: 'moderate',
    body: NewBlock,
    status: 202,
    response: Comment,
  },
  unblockAuthor: {
    method: 'DELETE',
    path: '/comments/:commentId/author-block',
    summary: 'Let the author of a comment write on the Page again',
    access: 'moderate',
    status: 202,
    response: Comment,
  },
  listBlocks: {
    method: 'GET',
    path: '/pairs/:pairId/blocks',
    summary: 'Who may not write on the Page, by name, as it was last read, at most 500',
    access: 'moderate',
    response: z.object({
      items: z.array(Block),
      readAt: Instant.nullable().describe('When the platform was last asked; null for never.'),
    }),
  },
  readBlocks: {
    method: 'PUT',
    path: '/pairs/:pairId/blocks/reading',
    summary: 'Ask the platform again who is blocked',
    access: 'moderate',
    status: 202,
    response: z.object({}),
  },
  removeBlock: {
    method: 'DELETE',
    path: '/pairs/:pairId/blocks/:personId',
    summary: 'Let somebody write on the Page again',
    access: 'moderate',
    status: 202,
    response: Block,
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
