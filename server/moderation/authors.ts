import type { Transaction } from '../db/database.ts'
import type { Context } from '../http/context.ts'
import type { CommentRow } from '../keeping/commentRows.ts'
import { commentOf } from '../keeping/comments.ts'
import { authorOf } from '../keeping/commentViews.ts'
import { holdPost } from '../keeping/posts.ts'
import { promiseModeration } from '../keeping/promisedModeration.ts'
import { refreshThread } from '../keeping/threads.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { changed } from '../live/changes.ts'

const most = 100

/** How much stands here by the author of a comment, counted up to 100. Throws `not_found`. */
export async function getAuthor(context: Context, commentId: string) {
  const { comment } = await commentOf(context, context.db, commentId)
  await linkedPair(context, comment.pairId)
  const rows = await byAuthor(context.db, comment)
    .limit(most + 1)
    .select(['id', 'hiddenAt'])
    .execute()
  const counted = rows.slice(0, most)
  return {
    name: authorOf(comment).name,
    standing: counted.length,
    visible: counted.filter(({ hiddenAt }) => hiddenAt === null).length,
    more: rows.length > most,
  }
}

/** Hides the newest hundred of their visible comments, each as if somebody had pressed the button. */
export async function hideVisible(trx: Transaction, context: Context, comment: CommentRow) {
  const found = await byAuthor(trx, comment)
    .where('hiddenAt', 'is', null)
    .limit(most)
    .select(['id', 'postId'])
    .execute()
  // Posts are held in one order, so that two of these do not wait for each other.
  const { pairId, network } = comment
  for (const id of [...new Set(found.map(({ postId }) => postId))].sort())
    await holdPost(trx, context, { id, pairId, network })
  const threadIds = new Set<string>()
  for (const { id } of found) {
    const { comment: each } = await commentOf(context, trx, id)
    if (each.hiddenAt || each.deletedAt || each.deliveryAction === 'delete') continue
    await promiseModeration(trx, context, each, 'hide')
    threadIds.add(each.threadId)
  }
  for (const threadId of threadIds) await refreshThread(trx, context, threadId)
  await changed(trx, context, 'inbox', pairId, [...threadIds])
}

/** What stands by the same author, newest first; by somebody unknown only the comment itself. */
const byAuthor = (db: Pick<Transaction, 'selectFrom'>, { teamId, pairId, network, id, authorId }: CommentRow) =>
  db
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('network', '=', network)
    .where((eb) => (authorId === null ? eb('id', '=', id) : eb('authorId', '=', authorId)))
    .where('deletedAt', 'is', null)
    .where('remoteId', 'is not', null)
    .orderBy('createdAt', 'desc')
