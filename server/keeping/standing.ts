import { type Database, literal, type Transaction } from '../db/database.ts'
import type { DeliveryState } from '../db/inboxTables.ts'
import { statement } from '../db/statement.ts'
import type { CommentRow } from './commentRows.ts'

interface Place extends Record<string, string> {
  teamId: string
  threadId: string
}

const standing = (db: Database | Transaction, { teamId, threadId }: Place) =>
  db
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('threadId', '=', threadId)
    .where('deletedAt', 'is', null)
    // What is to leave later answers nobody yet.
    .where(({ eb, or }) => or([eb('delivery', 'is', null), eb('delivery', '<>', literal('scheduled'))]))

/** The newest reply that stands, and how many there are. */
export async function repliesOf(trx: Transaction, teamId: string, threadId: string) {
  const latest = await selectLatest(trx, { teamId, threadId })
  if (!latest.rows[0]) return { latest: null, count: 0, seen: 0 }
  const counted = await countReplies(trx, { teamId, threadId })
  const { count = 0, seen = 0 } = counted.rows[0] ?? {}
  return { latest: latest.rows[0], count: Number(count), seen: Number(seen) }
}

const replies = (db: Database | Transaction, place: Place) => standing(db, place).where('parentId', 'is not', null)

const selectLatest = statement((db, place: Place) =>
  replies(db, place).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(1).selectAll(),
)

const countReplies = statement((db, place: Place) =>
  replies(db, place).select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.count<number>('remoteId').as('seen')]),
)

/** When the oldest remark by a customer was written after which nothing of ours stands; null when we had the last word. */
export async function waitingSince(trx: Transaction, teamId: string, threadId: string, newest: CommentRow) {
  if (newest.authorUs) return null
  const ours = await selectOurLast(trx, { teamId, threadId })
  const unanswered = await selectUnanswered(trx, { teamId, threadId, after: ours.rows[0]?.createdAt ?? '' })
  return unanswered.rows[0]?.createdAt ?? null
}

const selectOurLast = statement((db, place: Place) =>
  standing(db, place).where('authorUs', '=', literal(1)).orderBy('createdAt', 'desc').limit(1).select('createdAt'),
)

const selectUnanswered = statement((db, { after, ...place }: Place & { after: string }) =>
  standing(db, place)
    .where('authorUs', '=', literal(0))
    .where('createdAt', '>', after)
    .orderBy('createdAt')
    .limit(1)
    .select('createdAt'),
)

const pressing: DeliveryState[] = ['needs_you', 'refused', 'confirming', 'sending', 'waiting', 'scheduled']

/** The state that a person has to know of first, among all that is promised in the thread. */
export async function mostPressing(trx: Transaction, teamId: string, threadId: string) {
  const { rows } = await selectPromised(trx, { teamId, threadId })
  return pressing.find((state) => rows.some(({ delivery }) => delivery === state)) ?? null
}

/** What is promised in public, and in private. */
const selectPromised = statement((db, { teamId, threadId }: Place) =>
  db
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('threadId', '=', threadId)
    .where('delivery', 'is not', null)
    .select('delivery')
    .unionAll(
      db
        .selectFrom('privateReplies')
        .innerJoin('comments', (join) =>
          join
            .onRef('comments.teamId', '=', 'privateReplies.teamId')
            .onRef('comments.id', '=', 'privateReplies.commentId'),
        )
        .where('privateReplies.teamId', '=', teamId)
        .where('privateReplies.delivery', 'is not', null)
        .where('comments.threadId', '=', threadId)
        .select('privateReplies.delivery'),
    ),
)
