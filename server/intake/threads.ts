import type { Selectable } from 'kysely'
import type { Transaction } from '../db/database.ts'
import type { DeliveryState } from '../db/inboxTables.ts'
import type { Tables } from '../db/tables.ts'
import { beginningOf } from './excerpts.ts'
import { moveSeen } from './seen.ts'
import { moveTallies } from './tallies.ts'

export type ThreadRow = Selectable<Tables['threads']>

const longestExcerpt = 280

/**
 * Brings the list's row of a thread in line with its comments, and the tallies with it, in the same transaction,
 * which has to hold the post (`posts.ts`): two that count the same thread at once would both move the tallies.
 * `reopen` is for a new remark by a customer; `answered` marks a thread as done that came in already answered.
 * Answers the row, or null as long as the comment that opens the thread is not known.
 */
export async function refreshThread(
  trx: Transaction,
  teamId: string,
  threadId: string,
  { reopen = false, answered = false }: { reopen?: boolean; answered?: boolean } = {},
): Promise<ThreadRow | null> {
  const root = await commentById(trx, teamId, threadId)
  const before = await threadById(trx, teamId, threadId)
  if (root?.threadId !== threadId) return null

  const replies = await repliesOf(trx, teamId, threadId)
  const { latest } = replies
  const doneAt = answered && latest?.authorUs ? latest.createdAt : reopen ? null : (before?.doneAt ?? null)
  const after: ThreadRow = {
    teamId,
    id: threadId,
    pairId: root.pairId,
    network: root.network,
    postId: root.postId,
    authorId: root.authorId,
    authorName: root.authorName,
    authorUs: root.authorUs,
    message: excerptOf(root.message),
    latestAuthorName: latest?.authorName ?? null,
    latestAuthorUs: latest?.authorUs ?? null,
    latestMessage: latest ? excerptOf(latest.message) : null,
    replyCount: replies.count,
    activeAt: latest && latest.createdAt > root.createdAt ? latest.createdAt : root.createdAt,
    view: root.deletedAt ? 'gone' : doneAt ? 'done' : 'open',
    doneAt,
    hiddenAt: root.hiddenAt,
    deletedAt: root.deletedAt,
    delivery: await mostPressing(trx, teamId, threadId),
    seenCount: replies.seen + (root.deletedAt || !root.remoteId ? 0 : 1),
  }
  await keepThread(trx, before, after)
  return after
}

/** Writes a thread's row and moves the tallies, and its post's count, from where it was to where it is. */
export async function keepThread(trx: Transaction, before: ThreadRow | null, after: ThreadRow) {
  await trx
    .insertInto('threads')
    .values(after)
    .onConflict((conflict) => conflict.columns(['teamId', 'id']).doUpdateSet(after))
    .execute()
  await moveTallies(trx, before, after)
  await moveSeen(trx, after, after.seenCount - (before?.seenCount ?? 0))
}

export async function threadById(trx: Transaction, teamId: string, threadId: string): Promise<ThreadRow | null> {
  const thread = await trx
    .selectFrom('threads')
    .where('teamId', '=', teamId)
    .where('id', '=', threadId)
    .selectAll()
    .executeTakeFirst()
  return thread ?? null
}

/** A thread that was built around a reply whose parent was not known yet, and belongs to another one after all. */
export async function dropThread(trx: Transaction, teamId: string, threadId: string) {
  const before = await threadById(trx, teamId, threadId)
  if (!before) return
  await trx.deleteFrom('threads').where('teamId', '=', teamId).where('id', '=', threadId).execute()
  await moveTallies(trx, before, null)
  await moveSeen(trx, before, -before.seenCount)
}

function commentById(trx: Transaction, teamId: string, id: string) {
  return trx.selectFrom('comments').where('teamId', '=', teamId).where('id', '=', id).selectAll().executeTakeFirst()
}

async function repliesOf(trx: Transaction, teamId: string, threadId: string) {
  const standing = trx
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('threadId', '=', threadId)
    .where('parentId', 'is not', null)
    .where('deletedAt', 'is', null)
  const latest = await standing
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .selectAll()
    .executeTakeFirst()
  const { count, seen } = await standing
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.count<number>('remoteId').as('seen')])
    .executeTakeFirstOrThrow()
  return { latest, count: Number(count), seen: Number(seen) }
}

const pressing: DeliveryState[] = ['needs_you', 'refused', 'confirming', 'sending']

async function mostPressing(trx: Transaction, teamId: string, threadId: string) {
  const rows = await trx
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('threadId', '=', threadId)
    .where('delivery', 'is not', null)
    .select('delivery')
    .execute()
  return pressing.find((state) => rows.some(({ delivery }) => delivery === state)) ?? null
}

const excerptOf = (text: string) => beginningOf(text, longestExcerpt)
