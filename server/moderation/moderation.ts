import type { Comment } from '../contract/threads.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { commentToChange } from '../keeping/comments.ts'
import { readComment } from '../keeping/commentViews.ts'
import { checkModeration, type Moderation, promiseModeration } from '../keeping/promisedModeration.ts'
import { refreshThread } from '../keeping/threads.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'

/** Hides a comment from everyone but its author. All of these throw `not_found`, and `conflict` for what the network forbids. */
export const hideComment = (context: Context, commentId: string) => moderate(context, commentId, 'hide')

export const showComment = (context: Context, commentId: string) => moderate(context, commentId, 'show')

export const likeComment = (context: Context, commentId: string) => moderate(context, commentId, 'like')

export const unlikeComment = (context: Context, commentId: string) => moderate(context, commentId, 'unlike')

/** The comment stays in the desk, marked as deleted, until the platform has confirmed it and ever after. */
export const deleteComment = (context: Context, commentId: string) => moderate(context, commentId, 'delete')

/**
 * Changes what stands here at once and promises the same for the platform. What is promised is the state
 * and never a difference, so that sending it twice is harmless and the last word wins.
 */
async function moderate(context: Context, commentId: string, action: Moderation): Promise<Comment> {
  return write(context.db, async (trx) => {
    const { comment, thread } = await commentToChange(context, trx, commentId)
    await linkedPair({ ...context, db: trx }, comment.pairId)
    checkModeration(comment, thread, action)
    await promiseModeration(trx, context, comment, action)
    await refreshThread(trx, context, comment.threadId)
    await audit(trx, { ...context, actorId: context.person.id }, `moderation.${action}`, { commentId })
    await changed(trx, context, 'inbox', comment.pairId, [comment.threadId])
    return readComment(context, trx, commentId)
  })
}
