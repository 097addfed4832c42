import { Problem } from '../contract/problem.ts'
import type { Comment } from '../contract/threads.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import type { Lane } from '../jobs/kinds.ts'
import { enqueue } from '../jobs/queue.ts'
import type { CommentRow } from '../keeping/commentRows.ts'
import { changeComment, commentToChange } from '../keeping/comments.ts'
import { readComment, whatMayBeDone } from '../keeping/commentViews.ts'
import { refreshThread } from '../keeping/threads.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'
import type { Moderation } from './moderating.ts'

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

/** Shows it at once and lets the worker see to the rest. */
export async function promiseModeration(
  trx: Transaction,
  context: TeamContext,
  comment: CommentRow,
  action: Moderation,
) {
  const delivery = { delivery: 'sending', deliveryAction: action, deliveryProblem: null } as const
  await changeComment(trx, context, comment.id, { ...shownAtOnce(comment, action, context.now), ...delivery })
  await enqueue(trx, context, {
    kind: 'moderation.moderate',
    lane: laneOf[action],
    subject: `comment ${comment.id}`,
    payload: { commentId: comment.id, action },
  })
}

function shownAtOnce(comment: CommentRow, action: Moderation, at: Date): Partial<CommentRow> {
  const now = at.toISOString()
  const { hiddenAt, likedAt, likeCount } = comment
  if (action === 'hide') return { hiddenAt: hiddenAt ?? now, hiddenAsOf: now }
  if (action === 'show') return { hiddenAt: null, hiddenAsOf: now }
  if (action === 'like') return { likedAt: likedAt ?? now, likeCount: likedAt ? likeCount : likeCount + 1 }
  if (action === 'unlike') return { likedAt: null, likeCount: likedAt ? Math.max(0, likeCount - 1) : likeCount }
  return {}
}

const laneOf: Record<Moderation, Lane> = { hide: 'hide', show: 'hide', delete: 'hide', like: 'reply', unlike: 'reply' }

function checkModeration(comment: CommentRow, thread: { hidden: boolean; foreign: boolean }, action: Moderation) {
  if (comment.deletedAt) throw new Problem('conflict', 'This comment was deleted already.')
  if (comment.deliveryAction === 'delete' && comment.delivery !== 'refused')
    throw new Problem('conflict', 'This comment is being deleted.')
  if (!comment.remoteId) throw new Problem('conflict', 'Wait until your own comment is out there.')
  if (thread.foreign) throw new Problem('conflict', "Under somebody else's media you can only answer.")
  const may = whatMayBeDone(comment, thread)
  if ((action === 'hide' || action === 'show') && !may.hide)
    throw new Problem('conflict', 'Your own comments cannot be hidden. You can delete them.')
  if ((action === 'like' || action === 'unlike') && !may.like)
    throw new Problem('conflict', 'The Profile has no way to like a comment from outside its app.')
}
