import type { Selectable } from 'kysely'
import type { PrivateReply } from '../contract/threads.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import type { TeamContext } from '../http/context.ts'
import { deliveryOf } from './commentViews.ts'

/** The private replies to these comments, oldest first; not those that never went out. */
export async function readPrivateReplies(
  { teamId, now }: TeamContext,
  db: Database | Transaction,
  commentIds: string[],
): Promise<PrivateReply[]> {
  if (commentIds.length === 0) return []
  const rows = await withWriter(db, teamId)
    .where('privateReplies.commentId', 'in', commentIds)
    .where('privateReplies.droppedAt', 'is', null)
    .orderBy('privateReplies.createdAt')
    .orderBy('privateReplies.id')
    .execute()
  return rows.map((row) => viewOf(row, now))
}

export async function privateReplyView(
  { teamId, now }: TeamContext,
  db: Database | Transaction,
  id: string,
): Promise<PrivateReply> {
  return viewOf(await withWriter(db, teamId).where('privateReplies.id', '=', id).executeTakeFirstOrThrow(), now)
}

const withWriter = (db: Database | Transaction, teamId: string) =>
  db
    .selectFrom('privateReplies')
    .leftJoin('users', 'users.id', 'privateReplies.authorId')
    .where('privateReplies.teamId', '=', teamId)
    .selectAll('privateReplies')
    .select('users.name as by')

const viewOf = (row: Selectable<Tables['privateReplies']> & { by: string | null }, now: Date): PrivateReply => ({
  id: row.id,
  commentId: row.commentId,
  by: row.by ?? 'somebody who has left',
  message: row.message,
  createdAt: row.createdAt,
  delivery: deliveryOf({ ...row, action: 'private_reply' }, now),
})
