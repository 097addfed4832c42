import type { z } from 'zod'
import type { NewReply } from '../contract/moderation.ts'
import { Problem } from '../contract/problem.ts'
import { type Comment, lengthOf, longestReply } from '../contract/threads.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import { enqueue } from '../jobs/queue.ts'
import { type CommentRow, commentById, insertComment } from '../keeping/commentRows.ts'
import { commentToChange } from '../keeping/comments.ts'
import { commentView, knownOf, readComment } from '../keeping/commentViews.ts'
import { countUse } from '../keeping/savedReplyUses.ts'
import { refreshThread } from '../keeping/threads.ts'
import { linkedPair, type PairRow } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'
import { changed as changedMeanwhile, checkMeanwhile } from './meanwhile.ts'
import { sendingOf } from './waiting.ts'

/** Whoever writes, in person or through a rule: `operationId` is what the reply will be called. */
export interface Writer extends TeamContext {
  operationId: string
  person: { id: string }
}

/**
 * Replies as the Page or the Profile. The reply is promised here and delivered by the worker, so that a slow
 * platform never holds up the desk; until it leaves it can be taken back or changed (`sendings.ts`). Throws `not_found`,
 * `conflict` for a comment that takes no reply, or of which the writer has not seen the newest, and `invalid` for a text
 * that is too long for its network, a time out of reach, or a saved reply that is not the team's.
 */
export async function replyToComment(
  context: Writer,
  commentId: string,
  { message, sendAt, readAt, anyway, savedReplyId, savedReplyLanguage }: z.output<typeof NewReply>,
): Promise<Comment> {
  if (sendAt) checkSendAt(context, sendAt)
  return write(context.db, async (trx) => {
    const { comment, thread } = await commentToChange(context, trx, commentId)
    const pair = await linkedPair({ ...context, db: trx }, comment.pairId)
    checkReply(comment, thread, message)
    const again = await isPromised(trx, context)
    if (readAt && !anyway && !again) await checkMeanwhile(trx, context, comment, readAt)

    const written = newReply({ ...context, now: context.clock() }, pair, comment, message, sendAt)
    const reply = { ...written, savedReplyId: savedReplyId ?? null }
    // The request came again under its key after a crash: what it asked for is promised already.
    if (again) return readComment(context, trx, reply.id)
    await insertComment(trx, reply)

    if (savedReplyId !== undefined)
      await countUse(trx, context, { pairId: pair.id, savedReplyId, language: savedReplyLanguage })
    await promiseDelivery(trx, context, reply)
    await refreshThread(trx, context, comment.threadId)
    await audit(trx, { ...context, actorId: context.person.id }, 'moderation.reply', { commentId, replyId: reply.id })
    await changed(trx, context, 'inbox', comment.pairId, [comment.threadId])
    return commentView(reply, { ...thread, ...(await knownOf({ ...context, db: trx }, [reply])) }, context.now)
  })
}

/** The post is held by now, so nobody inserts it between this look and what follows. */
const isPromised = async (trx: Transaction, { teamId, operationId }: Writer) =>
  (await commentById(trx, teamId, operationId)) !== null

/** What a reply of ours is delivered by, of which there is one job at a time. */
export const deliverReply = 'moderation.deliverReply'

export const promiseDelivery = (
  trx: Transaction,
  context: TeamContext,
  { id, sendsAt }: Pick<CommentRow, 'id' | 'sendsAt'>,
) =>
  enqueue(trx, context, {
    kind: deliverReply,
    lane: 'reply',
    subject: `comment ${id}`,
    payload: { commentId: id },
    ...(sendsAt && { runAt: new Date(sendsAt) }),
  })

const furthestDays = 75

/** Throws `invalid` for a time that is over, or further away than anybody means it. */
export function checkSendAt({ now }: TeamContext, sendAt: string) {
  const days = (Date.parse(sendAt) - now.getTime()) / (24 * 3600_000)
  if (days > 0 && days <= furthestDays) return
  const title = days > 0 ? 'Choose a time within the next 75 days.' : 'This time is over. Choose a later one.'
  throw new Problem('invalid', title, { fields: { sendAt: title } })
}

function checkReply(comment: CommentRow, thread: { hidden: boolean }, message: string) {
  if (comment.deletedAt) throw changedMeanwhile('deleted', 'This comment was deleted, so it cannot be answered.')
  if (comment.hiddenAt || (thread.hidden && comment.network === 'instagram'))
    throw changedMeanwhile('hidden', 'Show the comment again before you answer it.')
  if (!comment.remoteId) throw new Problem('conflict', 'Wait until your own comment is out there.')
  checkLength(comment, message)
}

/** Throws `invalid` for more than the network takes. */
export function checkLength(comment: CommentRow, message: string) {
  const most = longestReply[comment.network]
  if (lengthOf(message) <= most) return
  const title = `The ${comment.network === 'facebook' ? 'Page' : 'Profile'} takes at most ${most} characters.`
  throw new Problem('invalid', title, { fields: { message: title } })
}

function newReply(
  context: Writer,
  pair: PairRow,
  comment: CommentRow,
  message: string,
  sendAt: string | undefined,
): CommentRow {
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
    ...sendingOf(context, pair, sendAt),
    deliveryAction: 'reply',
    deliveryProblem: null,
    wantedMessage: null,
    writerId: context.person.id,
    changedAt: now,
    messageAsOf: now,
    hiddenAsOf: now,
    savedReplyId: null,
    searchKey: null,
    searchedAt: null,
  }
}
