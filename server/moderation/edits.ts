import { Problem } from '../contract/problem.ts'
import type { Comment } from '../contract/threads.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { enqueue } from '../jobs/queue.ts'
import type { CommentRow } from '../keeping/commentRows.ts'
import { changeComment, commentToChange } from '../keeping/comments.ts'
import { readComment, whatMayBeDone } from '../keeping/commentViews.ts'
import { refreshThread } from '../keeping/threads.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'
import { checkLength } from './replies.ts'

/**
 * Puts other words in the place of the Page's own. They are wanted from now on, and stand as soon as the platform has them:
 * a refusal leaves the old ones where they are. Throws `not_found`, `conflict` for what is not the Page's to change, `invalid`.
 */
export async function editComment(context: Context, commentId: string, message: string): Promise<Comment> {
  return write(context.db, async (trx) => {
    const { comment, thread } = await commentToChange(context, trx, commentId)
    await linkedPair({ ...context, db: trx }, comment.pairId)
    if (!whatMayBeDone(comment, thread).edit || isBeingDeleted(comment)) throw cannotEdit(comment)
    checkLength(comment, message)
    await promiseEdit(trx, context, comment, message)
    await refreshThread(trx, context, comment.threadId)
    await audit(trx, { ...context, actorId: context.person.id }, 'moderation.edit', { commentId })
    await changed(trx, context, 'inbox', comment.pairId, [comment.threadId])
    return readComment(context, trx, commentId)
  })
}

export async function promiseEdit(trx: Transaction, context: Context, { id }: CommentRow, message: string) {
  const delivery = { delivery: 'sending', deliveryAction: 'edit', deliveryProblem: null } as const
  await changeComment(trx, context, id, { wantedMessage: message, ...delivery })
  await enqueue(trx, context, {
    kind: 'moderation.edit',
    lane: 'reply',
    subject: `comment ${id}`,
    payload: { commentId: id, message },
  })
}

const isBeingDeleted = ({ deliveryAction, delivery }: CommentRow) =>
  deliveryAction === 'delete' && delivery !== null && delivery !== 'refused'

function cannotEdit(comment: CommentRow) {
  if (comment.deletedAt || isBeingDeleted(comment)) return new Problem('conflict', 'This comment was deleted already.')
  if (comment.authorUs === 0) return new Problem('conflict', 'Only your own comments can be changed.')
  if (!comment.remoteId) return new Problem('conflict', 'Wait until your own comment is out there.')
  return new Problem('conflict', 'Instagram lets nobody change a comment. Delete it and write another.')
}
