import type { Selectable } from 'kysely'
import type { Transaction } from '../db/database.ts'
import type { ThreadState } from '../db/inboxTables.ts'
import { statement } from '../db/statement.ts'
import type { Tables } from '../db/tables.ts'
import type { TeamContext } from '../http/context.ts'
import { type CommentRow, commentById } from './commentRows.ts'
import { deadlineOf } from './deadlines.ts'
import { beginningOf } from './excerpts.ts'
import { isQuestion, languageOf } from './languages.ts'
import { countNotes } from './notes.ts'
import { moveSeen } from './seen.ts'
import { mostPressing, repliesOf, waitingSince } from './standing.ts'
import { moveTallies } from './tallies.ts'
import { keepLabels } from './threadLabels.ts'
import { takeTurn } from './turns.ts'

export type ThreadRow = Selectable<Tables['threads']>

const longestExcerpt = 280

/** What happened to a thread besides what its comments say. */
interface Occasion {
  /** A new remark by a customer: the thread waits for the team again, and nobody has read it. */
  fresh?: boolean
  /** It came in with the first reading of a post: answered already, it is done. */
  first?: boolean
  /** When we were named in it, under somebody else's media. */
  mentionedAt?: string
}

/**
 * Brings the list's row of a thread in line with its comments, and the tallies with it, in the same transaction,
 * which has to hold the post (`posts.ts`): two that count the same thread at once would both move the tallies.
 * Answers the row, or null as long as the comment that opens the thread is not known.
 */
export async function refreshThread(
  trx: Transaction,
  { teamId }: Pick<TeamContext, 'teamId'>,
  threadId: string,
  occasion: Occasion = {},
): Promise<ThreadRow | null> {
  const root = await commentById(trx, teamId, threadId)
  const before = await threadById(trx, teamId, threadId)
  if (root?.threadId !== threadId) return null

  const { latest, count, seen } = await repliesOf(trx, teamId, threadId)
  const newest = latest && latest.createdAt > root.createdAt ? latest : root
  const message = excerptOf(root.message)
  const after: ThreadRow = {
    ...triageOf(before, newest, occasion),
    teamId,
    id: threadId,
    pairId: root.pairId,
    network: root.network,
    postId: root.postId,
    authorId: root.authorId,
    authorName: root.authorName,
    authorUs: root.authorUs,
    message,
    latestAuthorName: latest?.authorName ?? null,
    latestAuthorUs: latest?.authorUs ?? null,
    latestMessage: latest ? excerptOf(latest.message) : null,
    replyCount: count,
    activeAt: newest.createdAt,
    hiddenAt: root.hiddenAt,
    deletedAt: root.deletedAt,
    delivery: await mostPressing(trx, teamId, threadId),
    seenCount: seen + (root.deletedAt || !root.remoteId ? 0 : 1),
    waitingSince: await waitingSince(trx, teamId, threadId, newest),
    askedAt: !newest.authorUs && isQuestion(newest.message) ? newest.createdAt : null,
    language: before?.language && before.message === message ? before.language : languageOf(message),
    adId: await adOf(trx, root),
    noteCount: before ? before.noteCount : await countNotes(trx, teamId, threadId),
    dueAt: null,
    nearAt: null,
    tellAt: null,
  }
  if (root.deletedAt) after.state = 'gone'
  if (isForSomebody(before, after, occasion)) after.assigneeId = await takeTurn(trx, after)
  return keepThread(trx, before, after, occasion)
}

/** It has just come to wait for the team, and is nobody's. */
const isForSomebody = (before: ThreadRow | null, after: ThreadRow, { fresh, first }: Occasion) =>
  Boolean(fresh) && !first && after.state === 'open' && after.assigneeId === null && before?.state !== 'open'

/** What the team has made of a thread, and what a new remark makes of that. */
function triageOf(before: ThreadRow | null, newest: CommentRow, { fresh, first, mentionedAt }: Occasion) {
  const { assigneeId = null, priority = 0, labels = '', readUpTo = null } = before ?? {}
  const isUnread = !newest.authorUs && newest.createdAt > (readUpTo ?? '')
  // Whoever answers has read it; marking it as unread after that still counts.
  const byHand = newest.authorUs && newest.createdAt === before?.activeAt ? before.unreadSince : null
  const unreadSince = isUnread ? newest.createdAt : byHand
  const kept = {
    assigneeId,
    priority,
    labels,
    readUpTo,
    unreadSince,
    mentionedAt: mentionedAt ?? before?.mentionedAt ?? null,
  }
  const doneAt = first && newest.authorUs ? newest.createdAt : fresh ? null : (before?.doneAt ?? null)
  const snoozedUntil = fresh || doneAt ? null : (before?.snoozedUntil ?? null)
  const state: ThreadState = doneAt ? 'done' : snoozedUntil ? 'snoozed' : 'open'
  return { ...kept, state, doneAt, snoozedUntil }
}

/**
 * Writes a thread's row with the deadline that follows from the rest, what a list by label knows of it, and moves the
 * tallies, and its post's count, along. Answers the row as it stands then.
 */
export async function keepThread(
  trx: Transaction,
  before: ThreadRow | null,
  given: ThreadRow,
  { first }: Pick<Occasion, 'first'> = {},
): Promise<ThreadRow> {
  const after = { ...given, ...(await deadlineOf(trx, before, given, { first })) }
  if (before) await changeRow(trx, after, differenceOf(before, after))
  else await insertRow(trx, after)
  await keepLabels(trx, before, after)
  await moveTallies(trx, before, after)
  await moveSeen(trx, after, after.seenCount - (before?.seenCount ?? 0))
  return after
}

/** Only what is another value now is written: each index on a column that is named would be written, too. */
export async function changeRow(trx: Transaction, { teamId, id }: ThreadRow, difference: Partial<ThreadRow>) {
  if (Object.keys(difference).length === 0) return
  await updateRow(trx, { ...difference, teamId, id })
}

const updateRow = statement(
  (db, { teamId, id, ...difference }: Partial<ThreadRow> & Pick<ThreadRow, 'teamId' | 'id'>) =>
    db.updateTable('threads').set(difference).where('teamId', '=', teamId).where('id', '=', id),
)

const insertRow = statement((db, row: ThreadRow) => db.insertInto('threads').values(row))

/** The columns that are another value now. */
export function differenceOf(before: ThreadRow, after: ThreadRow): Partial<ThreadRow> {
  const changed = Object.entries(after).filter(([name, value]) => before[name as keyof ThreadRow] !== value)
  return Object.fromEntries(changed)
}

export async function threadById(trx: Transaction, teamId: string, threadId: string): Promise<ThreadRow | null> {
  const { rows } = await selectRow(trx, { teamId, threadId })
  return rows[0] ?? null
}

const selectRow = statement((db, { teamId, threadId }: Record<'teamId' | 'threadId', string>) =>
  db.selectFrom('threads').where('teamId', '=', teamId).where('id', '=', threadId).selectAll(),
)

/** A thread that was built around a reply whose parent was not known yet, and belongs to another one after all. */
export async function dropThread(trx: Transaction, teamId: string, threadId: string) {
  const before = await threadById(trx, teamId, threadId)
  if (!before) return
  await keepLabels(trx, before, { ...before, labels: '' })
  await trx.deleteFrom('threads').where('teamId', '=', teamId).where('id', '=', threadId).execute()
  await moveTallies(trx, before, null)
  await moveSeen(trx, before, -before.seenCount)
}

/** What is known of the ad that shows a post. */
export type ShownBy = Pick<Selectable<Tables['posts']>, 'adId' | 'adSince'>

/** The ad that a thread is on which began at this time under a post; null where it came to the post itself. */
export const adOfThread = ({ adId, adSince }: ShownBy, beganAt: string) => (beganAt >= (adSince ?? '') ? adId : null)

async function adOf(trx: Transaction, { teamId, postId, createdAt }: CommentRow) {
  const { rows } = await selectAd(trx, { teamId, postId })
  return rows[0] ? adOfThread(rows[0], createdAt) : null
}

const selectAd = statement((db, { teamId, postId }: Record<'teamId' | 'postId', string>) =>
  db.selectFrom('posts').where('teamId', '=', teamId).where('id', '=', postId).select(['adId', 'adSince']),
)

const excerptOf = (text: string) => beginningOf(text, longestExcerpt)
