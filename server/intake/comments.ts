import { Problem } from '../contract/problem.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { toBeIndexed } from './indexing.ts'
import { holdPost } from './posts.ts'
import type { CommentRow } from './sightings.ts'

/** The comment with its thread's and pair's state. Throws `not_found` for one that is not the team's. */
export async function commentOf({ teamId }: TeamContext, db: Database | Transaction, commentId: string) {
  const comment = await db
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('id', '=', commentId)
    .selectAll()
    .executeTakeFirst()
  if (!comment) throw new Problem('not_found', 'Your team has no such comment.')
  const root = await db
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('id', '=', comment.threadId)
    .select('hiddenAt')
    .executeTakeFirst()
  const post = await db
    .selectFrom('posts')
    .where('teamId', '=', teamId)
    .where('id', '=', comment.postId)
    .select('ownerName')
    .executeTakeFirst()
  const foreign = (post?.ownerName ?? null) !== null
  return { comment, thread: { hidden: Boolean(root?.hiddenAt), foreign } }
}

/** The same, and nobody else changes it, or counts its thread, until the transaction ends. */
export async function commentToChange(context: TeamContext, trx: Transaction, commentId: string) {
  const { comment } = await commentOf(context, trx, commentId)
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
