import type { z } from 'zod'
import type { Decision } from '../contract/moderation.ts'
import { Problem } from '../contract/problem.ts'
import type { Comment } from '../contract/threads.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { promiseReading } from '../intake/sightings.ts'
import type { CommentRow } from '../keeping/commentRows.ts'
import { changeComment, commentToChange } from '../keeping/comments.ts'
import { readComment } from '../keeping/commentViews.ts'
import { promiseModeration } from '../keeping/promisedModeration.ts'
import { refreshThread } from '../keeping/threads.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'
import { settleBlock } from './blocking.ts'
import { promiseBlock } from './blocks.ts'
import { promiseEdit } from './edits.ts'
import { promiseDelivery } from './replies.ts'

/**
 * A person's word on what no reading could decide, or on what the platform refused: it went out, send it again,
 * or drop it. Throws `not_found`, and `conflict` when there is nothing to decide (any more).
 */
export async function decideDelivery(
  context: Context,
  commentId: string,
  { decision }: z.output<typeof Decision>,
): Promise<Comment> {
  return write(context.db, async (trx) => {
    const { comment } = await commentToChange(context, trx, commentId)
    await linkedPair({ ...context, db: trx }, comment.pairId)
    if (comment.delivery !== 'needs_you' && comment.delivery !== 'refused')
      throw new Problem('conflict', 'There is nothing to decide here any more.')
    await decided[decision](trx, context, comment)
    await decideBlock(trx, context, comment, decision)
    // What a person says of a reply is its end; how a comment stands can still be read.
    const { remoteId, deliveryAction, pairId, network } = comment
    if (remoteId && deliveryAction !== 'reply' && decision !== 'send_again')
      await promiseReading(trx, context, pairId, network, remoteId)
    await refreshThread(trx, context, comment.threadId)
    await audit(trx, { ...context, actorId: context.person.id }, 'moderation.decide', { commentId, decision })
    await changed(trx, context, 'inbox', comment.pairId, [comment.threadId])
    return readComment(context, trx, commentId)
  })
}

const settled = { delivery: null, deliveryAction: null, deliveryProblem: null, sendsAt: null, wantedMessage: null }

/** The list of those who are blocked hears of it as well. */
async function decideBlock(
  trx: Transaction,
  context: Context,
  { deliveryAction: action, pairId, authorId }: CommentRow,
  decision: z.output<typeof Decision>['decision'],
) {
  if (decision === 'send_again' || (action !== 'block' && action !== 'unblock')) return
  const verdict =
    decision === 'went_out'
      ? ({ state: 'applied', remoteId: null } as const)
      : ({ state: 'refused', problem: 'It was dropped.' } as const)
  await settleBlock(trx, context, { pairId, personId: authorId ?? '', action }, verdict)
}

const decided = {
  went_out: (trx: Transaction, context: Context, { id, deliveryAction, wantedMessage }: CommentRow) =>
    changeComment(trx, context, id, {
      ...settled,
      ...(deliveryAction === 'edit' && wantedMessage !== null && { message: wantedMessage }),
    }),

  send_again: async (trx: Transaction, context: Context, comment: CommentRow) => {
    const { id, deliveryAction } = comment
    if (deliveryAction === 'edit') return promiseEdit(trx, context, comment, comment.wantedMessage ?? comment.message)
    if (deliveryAction === 'block' || deliveryAction === 'unblock')
      return promiseBlock(trx, context, comment, deliveryAction)
    if (deliveryAction && deliveryAction !== 'reply') return promiseModeration(trx, context, comment, deliveryAction)
    await changeComment(trx, context, id, { delivery: 'sending', deliveryProblem: null, sendsAt: null })
    await promiseDelivery(trx, context, { id, sendsAt: null })
  },

  /** A reply that never went out is kept as deleted, for whoever asks what became of it. */
  drop: (trx: Transaction, context: Context, { id, deliveryAction }: CommentRow) =>
    changeComment(trx, context, id, {
      ...settled,
      ...(deliveryAction === 'reply' && { deletedAt: context.now.toISOString() }),
    }),
}
