import type { Comment } from '../contract/threads.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import type { CommentRow } from './commentRows.ts'
import { commentOf } from './comments.ts'

/** What a comment's own row does not say of it. */
export interface Surroundings {
  /** The comment that opened the thread is hidden: the Profile takes no reply to it, or below it. */
  hidden: boolean
  /** Its post is somebody else's, where we were named: there one can only answer. */
  foreign: boolean
  /** The comments whose authors have a private reply. */
  privately: Set<string>
  /** Since when each person is blocked. */
  blocked: Map<string, string>
}

/** One comment as the screen shows it, inside the transaction that changed it or out of it. */
export async function readComment(context: TeamContext, db: Database | Transaction, id: string): Promise<Comment> {
  const { comment, thread } = await commentOf(context, db, id)
  return commentView(comment, { ...thread, ...(await knownOf({ ...context, db }, [comment])) }, context.now)
}

/** Who of the authors is blocked, and who was answered privately. The comments are of one pair. */
export async function knownOf(
  { db, teamId }: { db: Database | Transaction; teamId: string },
  comments: CommentRow[],
): Promise<Pick<Surroundings, 'privately' | 'blocked'>> {
  const theirs = comments.filter(({ authorUs }) => authorUs === 0)
  if (theirs.length === 0) return { privately: new Set(), blocked: new Map() }
  const whispers = await db
    .selectFrom('privateReplies')
    .where('teamId', '=', teamId)
    .where('droppedAt', 'is', null)
    .where(
      'commentId',
      'in',
      theirs.map(({ id }) => id),
    )
    .select('commentId')
    .execute()
  const blocks = await db
    .selectFrom('blocks')
    .where('teamId', '=', teamId)
    .where('pairId', '=', theirs[0]?.pairId ?? '')
    .where('personId', 'in', [...new Set(theirs.map(({ authorId }) => authorId ?? ''))])
    .where(({ eb, or }) =>
      or([eb('deliveryAction', 'is', null), eb('deliveryAction', '<>', 'unblock'), eb('delivery', '=', 'refused')]),
    )
    .select(['personId', 'blockedAt'])
    .execute()
  return {
    privately: new Set(whispers.map(({ commentId }) => commentId)),
    blocked: new Map(blocks.map(({ personId, blockedAt }) => [personId, blockedAt])),
  }
}

export function commentView(row: CommentRow, around: Surroundings, now: Date): Comment {
  return {
    id: row.id,
    parentId: row.parentId,
    author: authorOf(row),
    message: row.message,
    createdAt: row.createdAt,
    editedAt: row.editedAt,
    hiddenAt: row.hiddenAt,
    likedAt: row.likedAt,
    likeCount: row.likeCount,
    deletedAt: row.deletedAt,
    url: row.url,
    delivery: row.deliveryAction && deliveryOf({ ...row, action: row.deliveryAction }, now),
    blockedAt: around.blocked.get(row.authorId ?? '') ?? null,
    may: { ...whatMayBeDone(row, around), ...mayPrivately(row, around, now) },
  }
}

interface Promised extends Pick<CommentRow, 'delivery' | 'deliveryProblem'> {
  action: NonNullable<Comment['delivery']>['action']
  sendsAt?: string | null
  wantedMessage?: string | null
}

/** What was promised and is not known to be done; once its time has come it counts as being sent. */
export function deliveryOf(
  { delivery, deliveryProblem, action, sendsAt, wantedMessage }: Promised,
  now: Date,
): Comment['delivery'] {
  if (!delivery) return null
  const waits = delivery === 'waiting' || delivery === 'scheduled'
  const isDue = waits && (sendsAt ?? '') <= now.toISOString()
  return {
    action,
    state: isDue ? 'sending' : delivery,
    problem: deliveryProblem,
    sendsAt: waits && !isDue ? (sendsAt ?? null) : null,
    message: wantedMessage ?? null,
  }
}

/** Reference 4.1, 4.2 and 5.1: what each network allows with a comment in this state. */
export function whatMayBeDone(row: CommentRow, { hidden, foreign }: Pick<Surroundings, 'hidden' | 'foreign'>) {
  const standing = row.remoteId !== null && row.deletedAt === null
  const ours = standing && !foreign
  const onPage = ours && row.network === 'facebook'
  return {
    reply: standing && !row.hiddenAt && !(row.network === 'instagram' && hidden),
    edit: onPage && row.authorUs === 1,
    // The Page cannot hide its own comments, and on the Profile one's own stay visible though marked.
    hide: ours && row.authorUs === 0,
    like: onPage,
    delete: ours,
    block: onPage && row.authorUs === 0 && row.authorId !== null,
  }
}

const privateDays = 7

/** When the time in which a comment can be answered privately is over (reference 4.2, 5.1). */
export const privateUntil = ({ createdAt }: CommentRow) =>
  new Date(Date.parse(createdAt) + privateDays * 24 * 3600_000).toISOString()

function mayPrivately(row: CommentRow, { foreign, privately }: Surroundings, now: Date) {
  const until = privateUntil(row)
  const stands = row.remoteId !== null && row.deletedAt === null && row.authorUs === 0 && !foreign
  const may = stands && !privately.has(row.id) && until > now.toISOString()
  return { replyPrivately: may, until: may ? until : null }
}

export const authorOf = (row: { authorId: string | null; authorName: string; authorUs: number; network: string }) => ({
  id: row.authorId,
  name: row.authorName || (row.network === 'facebook' ? 'Somebody on Facebook' : 'Somebody on Instagram'),
  us: row.authorUs === 1,
})
