import { Problem } from '../contract/problem.ts'
import { type Database, holdsAll, type Transaction } from '../db/database.ts'
import { statement } from '../db/statement.ts'
import type { TeamContext } from '../http/context.ts'
import { type CommentRow, commentById, toBeIndexed } from './commentRows.ts'
import { holdPost } from './posts.ts'

/** The comment with its thread's and pair's state. Throws `not_found` for one that is not the team's. */
export async function commentOf({ teamId }: TeamContext, db: Database | Transaction, commentId: string) {
  const comment = await commentById(db, teamId, commentId)
  if (!comment) throw new Problem('not_found', 'Your team has no such comment.')
  const { rows } = await selectSurroundings(db, { teamId, threadId: comment.threadId, postId: comment.postId })
  const { hiddenAt = null, ownerName = null } = rows[0] ?? {}
  return { comment, thread: { hidden: hiddenAt !== null, foreign: ownerName !== null } }
}

/** Whether the comment that opened the thread is hidden, and whose post it is under. */
const selectSurroundings = statement(
  (db, { teamId, threadId, postId }: Record<'teamId' | 'threadId' | 'postId', string>) =>
    db
      .selectFrom('posts')
      .leftJoin('comments as root', (join) =>
        join.onRef('root.teamId', '=', 'posts.teamId').on('root.id', '=', threadId),
      )
      .where('posts.teamId', '=', teamId)
      .where('posts.id', '=', postId)
      .select(['root.hiddenAt', 'posts.ownerName']),
)

/** The same, and nobody else changes it, or counts its thread, until the transaction ends. */
export async function commentToChange(context: TeamContext, trx: Transaction, commentId: string) {
  if (holdsAll(trx)) return commentOf(context, trx, commentId)
  const comment = await commentById(trx, context.teamId, commentId)
  if (!comment) throw new Problem('not_found', 'Your team has no such comment.')
  await holdPost(trx, context, { id: comment.postId, pairId: comment.pairId, network: comment.network })
  return commentOf(context, trx, commentId)
}

export async function changeComment(
  trx: Transaction,
  { teamId }: TeamContext,
  commentId: string,
  change: Partial<CommentRow>,
) {
  await trx
    .updateTable('comments')
    .set(toBeIndexed(change))
    .where('teamId', '=', teamId)
    .where('id', '=', commentId)
    .execute()
}
