import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import type { CommentRow } from '../keeping/commentRows.ts'
import type { Writer } from './replies.ts'

/**
 * Throws `conflict` when something has happened since the writer last saw the thread that may change the answer; `fields.meanwhile`
 * says what: `answered`, or `edited`. The post is held, so that of two who answer at once the second hears of the first.
 */
export async function checkMeanwhile(trx: Transaction, context: Writer, comment: CommentRow, readAt: string) {
  if (comment.authorUs === 0 && comment.editedAt && comment.changedAt > readAt)
    throw changed('edited', `${comment.authorName || 'The customer'} has changed the comment since you read it.`)
  const rival = await trx
    .selectFrom('comments')
    .leftJoin('users', 'users.id', 'comments.writerId')
    .where('comments.teamId', '=', context.teamId)
    .where('comments.threadId', '=', comment.threadId)
    .where('comments.authorUs', '=', 1)
    .where('comments.deletedAt', 'is', null)
    .where('comments.changedAt', '>', readAt)
    .where('comments.editedAt', 'is', null)
    .where(({ eb, or }) => or([eb('comments.writerId', 'is', null), eb('comments.writerId', '<>', context.person.id)]))
    .orderBy('comments.createdAt', 'desc')
    .limit(1)
    .select('users.name')
    .executeTakeFirst()
  if (rival) throw changed('answered', `${rival.name ?? 'Somebody'} has answered since you read this.`)
}

/** What was written cannot be sent as it is; the words say why, and the code word lets a screen show both sides. */
export const changed = (meanwhile: 'answered' | 'edited' | 'hidden' | 'deleted', sentence: string) =>
  new Problem('conflict', sentence, { fields: { meanwhile } })
