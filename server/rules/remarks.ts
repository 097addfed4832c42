import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'

type CommentRow = Selectable<Tables['comments']>

/** What rules look at of a comment by a customer. */
export interface Remark
  extends Pick<
    CommentRow,
    | 'id'
    | 'threadId'
    | 'postId'
    | 'pairId'
    | 'network'
    | 'authorId'
    | 'authorName'
    | 'message'
    | 'messageAsOf'
    | 'createdAt'
    | 'hiddenAt'
    | 'deletedAt'
  > {
  /** The ad that its thread is on. */
  adId: string | null
  postMessage: string
  /** Whether its author wrote nothing to the pair before it. */
  isFirst: boolean
}

/** Comments by customers under our own posts. */
export const remarksOf = (db: Database | Transaction, { teamId, pairId }: { teamId: string; pairId: string }) =>
  db
    .selectFrom('comments')
    .innerJoin('posts', (join) =>
      join.onRef('posts.teamId', '=', 'comments.teamId').onRef('posts.id', '=', 'comments.postId'),
    )
    .leftJoin('threads', (join) =>
      join.onRef('threads.teamId', '=', 'comments.teamId').onRef('threads.id', '=', 'comments.threadId'),
    )
    .where('comments.teamId', '=', teamId)
    .where('comments.pairId', '=', pairId)
    .where(({ eb }) => eb('comments.authorUs', '=', eb.lit(0)))
    .where('posts.ownerName', 'is', null)
    .select([
      'comments.id',
      'comments.threadId',
      'comments.postId',
      'comments.pairId',
      'comments.network',
      'comments.authorId',
      'comments.authorName',
      'comments.message',
      'comments.messageAsOf',
      'comments.createdAt',
      'comments.hiddenAt',
      'comments.deletedAt',
      'threads.adId',
      'posts.message as postMessage',
    ])

/** Says of each whether it is its author's first. Nobody's comments are all the first. */
export async function withFirsts(
  db: Database | Transaction,
  { teamId, pairId }: { teamId: string; pairId: string },
  rows: Omit<Remark, 'isFirst'>[],
): Promise<Remark[]> {
  const authorIds = [...new Set(rows.flatMap(({ authorId }) => authorId ?? []))]
  if (authorIds.length === 0) return rows.map((row) => ({ ...row, isFirst: false }))
  const earliest = await db
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('authorId', 'in', authorIds)
    .groupBy('authorId')
    .select((eb) => ['authorId', eb.fn.min('createdAt').as('at')])
    .execute()
  const firstAt = new Map(earliest.map(({ authorId, at }) => [authorId, at]))
  return rows.map((row) => ({ ...row, isFirst: row.authorId !== null && firstAt.get(row.authorId) === row.createdAt }))
}
