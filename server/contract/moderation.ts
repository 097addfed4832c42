import { z } from 'zod'
import { feature } from './endpoint.ts'
import { Comment, longestReply } from './threads.ts'
import { Text } from './values.ts'

export const NewReply = z.object({
  message: Text.trim().min(1, 'Write a reply first.').max(longestReply.facebook, 'At most 8,000 characters.'),
  savedReplyId: z.string().max(64).optional().describe('The saved reply it was made from, whose uses are counted.'),
  savedReplyLanguage: z.string().max(35).optional().describe('Its variant; left out for the default text.'),
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
