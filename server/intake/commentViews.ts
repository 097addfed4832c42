import type { Comment } from '../contract/threads.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { commentOf } from './comments.ts'
import type { CommentRow } from './sightings.ts'

/** One comment as the screen shows it, inside the transaction that changed it or out of it. */
export async function readComment(context: TeamContext, db: Database | Transaction, id: string): Promise<Comment> {
  const { comment, thread } = await commentOf(context, db, id)
  return commentView(comment, thread)
}

/** `thread.hidden` because the Profile takes no reply to, or below, a hidden comment. */
export function commentView(row: CommentRow, thread: { hidden: boolean }): Comment {
  return {
    id: row.id,
    parentId: row.parentId,
    author: authorOf(row),
    message: row.message,
    createdAt: row.createdAt,
    editedAt: row.editedAt,
    hiddenAt: row.hiddenAt,
    likedAt: row.likedAt,
    likeCount: row.likeCount,
    deletedAt: row.deletedAt,
    url: row.url,
    delivery:
      row.delivery && row.deliveryAction
        ? { action: row.deliveryAction, state: row.delivery, problem: row.deliveryProblem }
        : null,
    may: whatMayBeDone(row, thread),
  }
}

/** Reference 4.1, 4.2 and 5.1: what each network allows with a comment in this state. */
export function whatMayBeDone(row: CommentRow, thread: { hidden: boolean }): Comment['may'] {
  const standing = row.remoteId !== null && row.deletedAt === null
  return {
    reply: standing && !row.hiddenAt && !(row.network === 'instagram' && thread.hidden),
    // The Page cannot hide its own comments, and on the Profile one's own stay visible though marked.
    hide: standing && row.authorUs === 0,
    like: standing && row.network === 'facebook',
    delete: standing,
  }
}

export const authorOf = (row: { authorId: string | null; authorName: string; authorUs: number; network: string }) => ({
  id: row.authorId,
  name: row.authorName || (row.network === 'facebook' ? 'Somebody on Facebook' : 'Somebody on Instagram'),
  us: row.authorUs === 1,
})
