import type { Transaction } from '../db/database.ts'
import type { DeliveryState } from '../db/inboxTables.ts'
import type { CommentRow } from './sightings.ts'

const standing = (trx: Transaction, teamId: string, threadId: string) =>
  trx
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('threadId', '=', threadId)
    .where('deletedAt', 'is', null)
    // What is to leave later answers nobody yet.
    .where(({ eb, or }) => or([eb('delivery', 'is', null), eb('delivery', '<>', 'scheduled')]))

/** The newest reply that stands, and how many there are. */
export async function repliesOf(trx: Transaction, teamId: string, threadId: string) {
  const replies = standing(trx, teamId, threadId).where('parentId', 'is not', null)
  const latest = await replies
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .selectAll()
    .executeTakeFirst()
  const { count } = await replies.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return { latest: latest ?? null, count: Number(count) }
}

/** When the oldest remark by a customer was written after which nothing of ours stands; null when we had the last word. */
export async function waitingSince(trx: Transaction, teamId: string, threadId: string, newest: CommentRow) {
  if (newest.authorUs) return null
  const ours = await standing(trx, teamId, threadId)
    .where('authorUs', '=', 1)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .select('createdAt')
    .executeTakeFirst()
  const unanswered = await standing(trx, teamId, threadId)
    .where('authorUs', '=', 0)
    .where('createdAt', '>', ours?.createdAt ?? '')
    .orderBy('createdAt')
    .limit(1)
    .select('createdAt')
    .executeTakeFirst()
  return unanswered?.createdAt ?? null
}

const pressing: DeliveryState[] = ['needs_you', 'refused', 'confirming', 'sending', 'waiting', 'scheduled']

/** The state that a person has to know of first, among all that is promised in the thread. */
export async function mostPressing(trx: Transaction, teamId: string, threadId: string) {
  const rows = await trx
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('threadId', '=', threadId)
    .where('delivery', 'is not', null)
    .select('delivery')
    .execute()
  const whispers = await trx
    .selectFrom('privateReplies')
    .innerJoin('comments', (join) =>
      join
        .onRef('comments.teamId', '=', 'privateReplies.teamId')
        .onRef('comments.id', '=', 'privateReplies.commentId'),
    )
    .where('privateReplies.teamId', '=', teamId)
    .where('privateReplies.delivery', 'is not', null)
    .where('comments.threadId', '=', threadId)
    .select('privateReplies.delivery')
    .execute()
  return pressing.find((state) => [...rows, ...whispers].some(({ delivery }) => delivery === state)) ?? null
}
