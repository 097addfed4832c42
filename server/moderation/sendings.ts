import type { z } from 'zod'
import type { NewSending } from '../contract/moderation.ts'
import type { Comment } from '../contract/threads.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { jobsTopic } from '../jobs/queue.ts'
import type { CommentRow } from '../keeping/commentRows.ts'
import { changeComment, commentToChange } from '../keeping/comments.ts'
import { readComment } from '../keeping/commentViews.ts'
import { refreshThread } from '../keeping/threads.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'
import { checkLength, checkSendAt, deliverReply } from './replies.ts'
import { checkHasNotLeft, claim } from './waiting.ts'

/**
 * Takes back a reply that has not left. It and the worker reach for the same job, and one of them gets it: throws
 * `conflict` when that was the worker. The words stay in the answer, for the box they came from.
 */
export const takeBackReply = (context: Context, commentId: string): Promise<Comment> =>
  changeWaiting(context, commentId, 'moderation.takeBack', async (trx, reply) => {
    const now = context.now.toISOString()
    await claim(trx, context, jobOf(reply), { state: 'cancelled', finishedAt: now })
    const settled = { delivery: null, deliveryAction: null, deliveryProblem: null, sendsAt: null }
    await changeComment(trx, context, reply.id, { ...settled, deletedAt: now })
  })

/** Other words, or another time, for a reply that has not left. Throws as above, and `invalid` as for a new reply. */
export function changeSending(
  context: Context,
  commentId: string,
  { message, sendAt }: z.output<typeof NewSending>,
): Promise<Comment> {
  if (sendAt) checkSendAt(context, sendAt)
  return changeWaiting(context, commentId, 'moderation.changeSending', async (trx, reply) => {
    if (message !== undefined) checkLength(reply, message)
    const sendsAt = sendAt === undefined ? reply.sendsAt : (sendAt ?? context.now.toISOString())
    await claim(trx, context, jobOf(reply), { runAt: sendsAt ?? context.now.toISOString() })
    await context.hub.announce(trx, jobsTopic)
    const delivery = sendAt ? 'scheduled' : sendAt === null ? 'waiting' : reply.delivery
    await changeComment(trx, context, reply.id, { delivery, sendsAt, ...(message !== undefined && { message }) })
  })
}

async function changeWaiting(
  context: Context,
  commentId: string,
  action: string,
  change: (trx: Transaction, reply: CommentRow) => Promise<void>,
): Promise<Comment> {
  return write(context.db, async (trx) => {
    const { comment: reply } = await commentToChange(context, trx, commentId)
    await linkedPair({ ...context, db: trx }, reply.pairId)
    checkHasNotLeft(reply)
    await change(trx, reply)
    await refreshThread(trx, context, reply.threadId)
    await audit(trx, { ...context, actorId: context.person.id }, action, { commentId })
    await changed(trx, context, 'inbox', reply.pairId, [reply.threadId])
    return readComment(context, trx, commentId)
  })
}

/** By which the worker finds it as well. */
const jobOf = ({ id }: CommentRow) => ({ kind: deliverReply, subject: `comment ${id}` })
