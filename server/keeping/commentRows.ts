import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../db/database.ts'
import { statement } from '../db/statement.ts'
import type { Tables } from '../db/tables.ts'

export type CommentRow = Selectable<Tables['comments']>

export async function commentById(db: Database | Transaction, teamId: string, commentId: string) {
  const { rows } = await selectById(db, { teamId, commentId })
  return rows[0] ?? null
}

const selectById = statement((db, { teamId, commentId }: Record<'teamId' | 'commentId', string>) =>
  db.selectFrom('comments').where('teamId', '=', teamId).where('id', '=', commentId).selectAll(),
)

/** By the platform's id. */
export async function commentByRemoteId(db: Transaction, teamId: string, remoteId: string) {
  const { rows } = await selectByRemoteId(db, { teamId, remoteId })
  return rows[0] ?? null
}

const selectByRemoteId = statement((db, { teamId, remoteId }: Record<'teamId' | 'remoteId', string>) =>
  db.selectFrom('comments').where('teamId', '=', teamId).where('remoteId', '=', remoteId).selectAll(),
)

/** A row that is not there yet; what is not named is null. */
export const insertComment = statement((db, row: NewComment) => db.insertInto('comments').values(row))

type Later = 'sendsAt' | 'wantedMessage' | 'writerId' | 'savedReplyId' | 'searchKey' | 'searchedAt'

export type NewComment = Omit<CommentRow, Later> & Partial<Pick<CommentRow, Later>>

/** A change of a comment, with the mark that its words have to be put into the index again when they are others. */
export const toBeIndexed = (change: Partial<CommentRow>): Partial<CommentRow> =>
  'message' in change || 'authorName' in change || 'createdAt' in change ? { ...change, searchedAt: null } : change
