import type { Selectable } from 'kysely'
import { Problem } from '../contract/problem.ts'
import type { Comment } from '../contract/threads.ts'
import type { Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { enqueue } from '../jobs/queue.ts'
import type { CommentRow } from '../keeping/commentRows.ts'
import { changeComment, commentToChange } from '../keeping/comments.ts'
import { authorOf, readComment, whatMayBeDone } from '../keeping/commentViews.ts'
import { refreshThread } from '../keeping/threads.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'
import { hideVisible } from './authors.ts'

export type BlockRow = Selectable<Tables['blocks']>

/** From now on the author may not write on the Page; what they wrote stays, unless it is hidden in the same step. */
export const blockAuthor = (context: Context, commentId: string, hideComments: boolean) =>
  changeAuthor(context, commentId, 'block', async (trx, comment) => {
    if (hideComments) await hideVisible(trx, context, comment)
  })

/** Both throw `not_found`, and `conflict` where the network has no such call or does not say who the author is. */
export const unblockAuthor = (context: Context, commentId: string) => changeAuthor(context, commentId, 'unblock')

async function changeAuthor(
  context: Context,
  commentId: string,
  action: 'block' | 'unblock',
  also?: (trx: Transaction, comment: CommentRow) => Promise<void>,
): Promise<Comment> {
  return write(context.db, async (trx) => {
    const { comment, thread } = await commentToChange(context, trx, commentId)
    await linkedPair({ ...context, db: trx }, comment.pairId)
    if (comment.authorId === null || !whatMayBeDone(comment, thread).block) throw cannotBlock(comment)
    await also?.(trx, comment)
    await promiseBlock(trx, context, comment, action)
    await refreshThread(trx, context, comment.threadId)
    await audit(trx, { ...context, actorId: context.person.id }, `moderation.${action}`, { commentId })
    await changed(trx, context, 'inbox', comment.pairId, [comment.threadId])
    return readComment(context, trx, commentId)
  })
}

/** Shows it at once, at the comment and in the list of those who are blocked, and lets the worker see to the rest. */
export async function promiseBlock(
  trx: Transaction,
  context: TeamContext,
  comment: CommentRow,
  action: 'block' | 'unblock',
) {
  const delivery = { delivery: 'sending', deliveryAction: action, deliveryProblem: null } as const
  await changeComment(trx, context, comment.id, delivery)
  const personId = comment.authorId ?? ''
  const { pairId } = comment
  await keepBlock(trx, {
    teamId: context.teamId,
    pairId,
    personId,
    name: authorOf(comment).name,
    blockedAt: context.now.toISOString(),
    ...delivery,
  })
  await enqueueBlock(trx, context, { pairId, personId, action, commentId: comment.id })
}

/** Writes a row, or what is promised about it: since when somebody is blocked stays as it was. */
export async function keepBlock(trx: Transaction, row: BlockRow) {
  const { delivery, deliveryAction, deliveryProblem } = row
  await trx
    .insertInto('blocks')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['teamId', 'pairId', 'personId']).doUpdateSet({ delivery, deliveryAction, deliveryProblem }),
    )
    .execute()
}

export const enqueueBlock = (
  trx: Transaction,
  context: TeamContext,
  payload: { pairId: string; personId: string; action: 'block' | 'unblock'; commentId: string | null },
) =>
  enqueue(trx, context, {
    kind: 'moderation.block',
    lane: 'hide',
    subject: `block ${payload.pairId} ${payload.personId}`,
    payload,
  })

function cannotBlock(comment: CommentRow) {
  if (comment.network === 'instagram')
    return new Problem('conflict', 'Instagram lets nobody block a person from outside its app.')
  if (comment.authorUs === 1) return new Problem('conflict', 'This is your own comment.')
  if (comment.deletedAt) return new Problem('conflict', 'This comment was deleted already.')
  return new Problem('conflict', 'Facebook does not say who wrote this comment.')
}
