import type { z } from 'zod'
import type { NewReply } from '../contract/moderation.ts'
import { Problem } from '../contract/problem.ts'
import { type Comment, lengthOf, longestReply } from '../contract/threads.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { commentToChange } from '../intake/comments.ts'
import { readComment } from '../intake/commentViews.ts'
import { countUse } from '../intake/savedReplyUses.ts'
import type { CommentRow } from '../intake/sightings.ts'
import { refreshThread } from '../intake/threads.ts'
import { enqueue } from '../jobs/queue.ts'
import { linkedPair, type PairRow } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'

/**
 * Replies as the Page or the Profile. The reply is promised here and delivered by the worker, so that a slow
 * platform never holds up the desk. Throws `not_found`, `conflict` for a comment that takes no reply, and
 * `invalid` for a text that is too long for its network, or a saved reply that is not the team's.
 */
export async function replyToComment(
  context: Context,
  commentId: string,
  { message, savedReplyId, savedReplyLanguage }: z.output<typeof NewReply>,
): Promise<Comment> {
  return write(context.db, async (trx) => {
    const { comment, thread } = await commentToChange(context, trx, commentId)
    const pair = await linkedPair({ ...context, db: trx }, comment.pairId)
    checkReply(comment, thread, message)

    const reply = { ...newReply(context, pair, comment, message), savedReplyId: savedReplyId ?? null }
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('comments')
      .values(reply)
      .onConflict((conflict) => conflict.columns(['teamId', 'id']).doNothing())
      .executeTakeFirst()
    // The request came again under its key after a crash: what it asked for is promised already.
    if (!numInsertedOrUpdatedRows) return readComment(context, trx, reply.id)

    if (savedReplyId !== undefined)
      await countUse(trx, context, { pairId: pair.id, savedReplyId, language: savedReplyLanguage })
    await promiseDelivery(trx, context, reply)
    await refreshThread(trx, context, comment.threadId)
    await audit(trx, { ...context, actorId: context.person.id }, 'moderation.reply', { commentId, replyId: reply.id })
    await changed(trx, context, 'inbox', comment.pairId, [comment.threadId])
    return readComment(context, trx, reply.id)
  })
}

export const promiseDelivery = (trx: Transaction, context: TeamContext, reply: { id: string }) =>
  enqueue(trx, context, {
    kind: 'moderation.deliverReply',
    lane: 'reply',
    subject: `comment ${reply.id}`,
    payload: { commentId: reply.id },
  })

function checkReply(comment: CommentRow, thread: { hidden: boolean }, message: string) {
  if (comment.deletedAt) throw new Problem('conflict', 'This comment was deleted, so it cannot be answered.')
  if (comment.hiddenAt || (thread.hidden && comment.network === 'instagram'))
    throw new Problem('conflict', 'Show the comment again before you answer it.')
  if (!comment.remoteId) throw new Problem('conflict', 'Wait until your own comment is out there.')
  const most = longestReply[comment.network]
  if (lengthOf(message) <= most) return
  const title = `The ${comment.network === 'facebook' ? 'Page' : 'Profile'} takes at most ${most} characters.`
  throw new Problem('invalid', title, { fields: { message: title } })
}

function newReply(context: Context, pair: PairRow, comment: CommentRow, message: string): CommentRow {
  const now = context.now.toISOString()
  const instagram = comment.network === 'instagram'
  return {
    teamId: context.teamId,
    id: context.operationId,
    remoteId: null,
    threadId: comment.threadId,
    // A reply to a reply stands under the comment that opened the thread, on the Profile (reference 5.1).
    parentId: instagram ? comment.threadId : comment.id,
    postId: comment.postId,
    pairId: comment.pairId,
    network: comment.network,
    authorId: instagram ? pair.profileId : pair.pageId,
    authorName: instagram ? (pair.profileUsername ?? '') : pair.pageName,
    authorUs: 1,
    message,
    createdAt: now,
    editedAt: null,
    hiddenAt: null,
    likedAt: null,
    likeCount: 0,
    deletedAt: null,
    url: null,
    delivery: 'sending',
    deliveryAction: 'reply',
    deliveryProblem: null,
    messageAsOf: now,
    hiddenAsOf: now,
    savedReplyId: null,
    searchKey: null,
    searchedAt: null,
  }
}
