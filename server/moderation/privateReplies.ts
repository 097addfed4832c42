import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Decision } from '../contract/moderation.ts'
import { Problem } from '../contract/problem.ts'
import type { PrivateReply } from '../contract/threads.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { enqueue } from '../jobs/queue.ts'
import type { CommentRow } from '../keeping/commentRows.ts'
import { commentToChange } from '../keeping/comments.ts'
import { privateUntil } from '../keeping/commentViews.ts'
import { privateReplyView } from '../keeping/privateReplyViews.ts'
import { refreshThread } from '../keeping/threads.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'
import type { Writer } from './replies.ts'
import { atOnce, checkHasNotLeft, claim, sendingOf } from './waiting.ts'

export type PrivateReplyRow = Selectable<Tables['privateReplies']>

/**
 * Promises a message to a comment's author alone; until it leaves it can be taken back, unless it is `unheld`, because nobody
 * typed it. Throws `not_found`, and `conflict` for a comment of our own, for one that has a private reply already, and after
 * seven days.
 */
export async function replyPrivately(
  context: Writer,
  commentId: string,
  message: string,
  { unheld = false } = {},
): Promise<PrivateReply> {
  return write(context.db, async (trx) => {
    const { comment, thread } = await commentToChange(context, trx, commentId)
    const pair = await linkedPair({ ...context, db: trx }, comment.pairId)
    // The request came again under its key after a crash: what it asked for was promised already.
    const again = await findPrivateReply(context, trx, context.operationId)
    if (again) return privateReplyView(context, trx, again.id)
    if (await isAnswered(trx, context, commentId))
      throw new Problem('conflict', 'This comment was answered privately already, and that goes once only.')
    const now = context.clock()
    checkPrivateReply(comment, thread, now)

    const sending = unheld ? atOnce : sendingOf({ ...context, now }, pair)
    const reply = { ...newPrivateReply({ ...context, now }, comment, message), ...sending }
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
  return changeOne(context, id, 'moderation.decidePrivateReply', { decision }, async (trx, reply) => {
    if (reply.delivery !== 'needs_you' && reply.delivery !== 'refused')
      throw new Problem('conflict', 'There is nothing to decide here any more.')
    await changePrivateReply(trx, context, id, {
      delivery: decision === 'send_again' ? 'sending' : null,
      deliveryProblem: null,
      ...(decision === 'drop' && { droppedAt: context.now.toISOString() }),
    })
    if (decision === 'send_again') await promisePrivateReply(trx, context, { id, sendsAt: null })
  })
}

/**
 * Takes back a private reply that has not left: another may be written then. Throws `not_found`, and `conflict` when the
 * worker was quicker. The words stay in the answer, for the box they came from.
 */
export const takeBackPrivateReply = (context: Context, id: string): Promise<PrivateReply> =>
  changeOne(context, id, 'moderation.takeBackPrivately', {}, async (trx, reply) => {
    checkHasNotLeft(reply)
    const now = context.now.toISOString()
    await claim(trx, context, jobOf(reply), { state: 'cancelled', finishedAt: now })
    await changePrivateReply(trx, context, id, { delivery: null, sendsAt: null, droppedAt: now })
  })

async function changeOne(
  context: Context,
  id: string,
  action: string,
  detail: Record<string, string>,
  change: (trx: Transaction, reply: PrivateReplyRow) => Promise<void>,
): Promise<PrivateReply> {
  return write(context.db, async (trx) => {
    const { commentId } = await privateReplyRow(context, trx, id)
    const { comment } = await commentToChange(context, trx, commentId)
    await linkedPair({ ...context, db: trx }, comment.pairId)
    await change(trx, await privateReplyRow(context, trx, id))
    await tell(trx, context, comment, action, { privateReplyId: id, ...detail })
    return privateReplyView(context, trx, id)
  })
}

export async function privateReplyRow(context: TeamContext, db: Database | Transaction, id: string) {
  const reply = await findPrivateReply(context, db, id)
  if (!reply) throw new Problem('not_found', 'Your team has no such private reply.')
  return reply
}

const findPrivateReply = ({ teamId }: TeamContext, db: Database | Transaction, id: string) =>
  db.selectFrom('privateReplies').where('teamId', '=', teamId).where('id', '=', id).selectAll().executeTakeFirst()

export async function changePrivateReply(
  trx: Transaction,
  { teamId }: TeamContext,
  id: string,
  change: Partial<PrivateReplyRow>,
) {
  await trx.updateTable('privateReplies').set(change).where('teamId', '=', teamId).where('id', '=', id).execute()
}

async function isAnswered(trx: Transaction, { teamId }: TeamContext, commentId: string) {
  const standing = await trx
    .selectFrom('privateReplies')
    .where('teamId', '=', teamId)
    .where('commentId', '=', commentId)
    .where('droppedAt', 'is', null)
    .select('id')
    .executeTakeFirst()
  return standing !== undefined
}

function checkPrivateReply(comment: CommentRow, { foreign }: { foreign: boolean }, now: Date) {
  if (comment.deletedAt) throw new Problem('conflict', 'This comment was deleted, so it cannot be answered.')
  if (comment.authorUs === 1) throw new Problem('conflict', 'This is your own comment.')
  if (foreign) throw new Problem('conflict', "Under somebody else's media only a public answer is possible.")
  if (isTooLate(comment, now))
    throw new Problem(
      'conflict',
      'This comment is older than 7 days: the network takes no private reply to it any more.',
    )
}

export const isTooLate = (comment: CommentRow, now: Date) => privateUntil(comment) <= now.toISOString()

/** What a private reply is delivered by, of which there is one job at a time. */
const jobOf = ({ id }: Pick<PrivateReplyRow, 'id'>) => ({
  kind: 'moderation.deliverPrivateReply',
  subject: `private reply ${id}`,
})

const promisePrivateReply = (
  trx: Transaction,
  context: TeamContext,
  { id, sendsAt }: Pick<PrivateReplyRow, 'id' | 'sendsAt'>,
) =>
  enqueue(trx, context, {
    ...jobOf({ id }),
    lane: 'reply',
    payload: { privateReplyId: id },
    ...(sendsAt && { runAt: new Date(sendsAt) }),
  })

const newPrivateReply = (context: Writer, comment: CommentRow, message: string): Omit<PrivateReplyRow, Sending> => ({
  teamId: context.teamId,
  id: context.operationId,
  commentId: comment.id,
  pairId: comment.pairId,
  network: comment.network,
  message,
  authorId: context.person.id,
  createdAt: context.now.toISOString(),
  deliveryProblem: null,
  remoteId: null,
  droppedAt: null,
})

type Sending = 'delivery' | 'sendsAt'

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
