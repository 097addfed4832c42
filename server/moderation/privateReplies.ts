import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Decision } from '../contract/moderation.ts'
import { Problem } from '../contract/problem.ts'
import type { PrivateReply } from '../contract/threads.ts'
import type { Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import type { CommentRow } from '../intake/commentRows.ts'
import { commentToChange } from '../intake/comments.ts'
import { privateUntil } from '../intake/commentViews.ts'
import { privateReplyView } from '../intake/privateReplyViews.ts'
import { refreshThread } from '../intake/threads.ts'
import { enqueue } from '../jobs/queue.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'
import type { Writer } from './replies.ts'

export type PrivateReplyRow = Selectable<Tables['privateReplies']>

/**
 * Promises a message to a comment's author alone. Throws `not_found`, and `conflict` for a comment of our own, for one that
 * has a private reply already, and after seven days.
 */
export async function replyPrivately(context: Writer, commentId: string, message: string): Promise<PrivateReply> {
  return write(context.db, async (trx) => {
    const { comment, thread } = await commentToChange(context, trx, commentId)
    await linkedPair({ ...context, db: trx }, comment.pairId)
    const earlier = await standingReply(trx, context, commentId)
    // The request came again under its key after a crash: what it asked for is promised already.
    if (earlier?.id === context.operationId) return privateReplyView(context, trx, earlier.id)
    if (earlier) throw new Problem('conflict', 'This comment was answered privately already, and that goes once only.')
    checkPrivateReply(context, comment, thread)

    const reply = newPrivateReply(context, comment, message)
    await trx.insertInto('privateReplies').values(reply).execute()
    await promisePrivateReply(trx, context, reply)
    await tell(trx, context, comment, 'moderation.replyPrivately', { commentId, privateReplyId: reply.id })
    return privateReplyView(context, trx, reply.id)
  })
}

/**
 * A person's word on a private reply that no reading could decide, or that was refused: it went out, send it again, or drop
 * it, after which another may be written. Throws `not_found`, and `conflict` when there is nothing to decide.
 */
export async function decidePrivateReply(
  context: Context,
  id: string,
  { decision }: z.output<typeof Decision>,
): Promise<PrivateReply> {
  return write(context.db, async (trx) => {
    const { commentId } = await privateReplyRow(context, trx, id)
    const { comment } = await commentToChange(context, trx, commentId)
    await linkedPair({ ...context, db: trx }, comment.pairId)
    const reply = await privateReplyRow(context, trx, id)
    if (reply.delivery !== 'needs_you' && reply.delivery !== 'refused')
      throw new Problem('conflict', 'There is nothing to decide here any more.')
    await changePrivateReply(trx, context, id, {
      delivery: decision === 'send_again' ? 'sending' : null,
      deliveryProblem: null,
      ...(decision === 'drop' && { droppedAt: context.now.toISOString() }),
    })
    if (decision === 'send_again') await promisePrivateReply(trx, context, reply)
    await tell(trx, context, comment, 'moderation.decidePrivateReply', { privateReplyId: id, decision })
    return privateReplyView(context, trx, id)
  })
}

export async function privateReplyRow(
  { teamId }: TeamContext,
  db: Pick<Transaction, 'selectFrom'>,
  id: string,
): Promise<PrivateReplyRow> {
  const reply = await db
    .selectFrom('privateReplies')
    .where('teamId', '=', teamId)
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst()
  if (!reply) throw new Problem('not_found', 'Your team has no such private reply.')
  return reply
}

export async function changePrivateReply(
  trx: Transaction,
  { teamId }: TeamContext,
  id: string,
  change: Partial<PrivateReplyRow>,
) {
  await trx.updateTable('privateReplies').set(change).where('teamId', '=', teamId).where('id', '=', id).execute()
}

const standingReply = (trx: Transaction, { teamId }: TeamContext, commentId: string) =>
  trx
    .selectFrom('privateReplies')
    .where('teamId', '=', teamId)
    .where('commentId', '=', commentId)
    .where('droppedAt', 'is', null)
    .select('id')
    .executeTakeFirst()

function checkPrivateReply({ now }: TeamContext, comment: CommentRow, { foreign }: { foreign: boolean }) {
  if (comment.deletedAt) throw new Problem('conflict', 'This comment was deleted, so it cannot be answered.')
  if (comment.authorUs === 1) throw new Problem('conflict', 'This is your own comment.')
  if (foreign) throw new Problem('conflict', "Under somebody else's media only a public answer is possible.")
  if (privateUntil(comment) <= now.toISOString())
    throw new Problem(
      'conflict',
      'This comment is older than 7 days: the network takes no private reply to it any more.',
    )
}

const promisePrivateReply = (trx: Transaction, context: TeamContext, { id }: { id: string }) =>
  enqueue(trx, context, {
    kind: 'moderation.deliverPrivateReply',
    lane: 'reply',
    subject: `private reply ${id}`,
    payload: { privateReplyId: id },
  })

const newPrivateReply = (context: Writer, comment: CommentRow, message: string): PrivateReplyRow => ({
  teamId: context.teamId,
  id: context.operationId,
  commentId: comment.id,
  pairId: comment.pairId,
  network: comment.network,
  message,
  authorId: context.person.id,
  createdAt: context.now.toISOString(),
  delivery: 'sending',
  deliveryProblem: null,
  remoteId: null,
  droppedAt: null,
})

async function tell(
  trx: Transaction,
  context: Writer,
  { pairId, threadId }: CommentRow,
  action: string,
  detail: Record<string, string>,
) {
  await refreshThread(trx, context, threadId)
  await audit(trx, { ...context, actorId: context.person.id }, action, detail)
  await changed(trx, context, 'inbox', pairId, [threadId])
}
