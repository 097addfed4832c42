import type { Insertable, Selectable } from 'kysely'
import type { Network } from '../contract/values.ts'
import type { Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import type { TeamContext } from '../http/context.ts'
import { enqueue } from '../jobs/queue.ts'
import type { PairRow } from '../linking/pairRows.ts'
import { adoptReply } from './echoes.ts'
import { ensurePost } from './posts.ts'

export type CommentRow = Selectable<Tables['comments']>

/** What one notice or one reading says of a comment; null where it says nothing. */
export interface Sighting {
  id: string
  network: Network
  postId: string
  parentId: string | null
  authorId: string | null
  authorName: string | null
  createdAt: string | null
  /** The text, and as of when it is the text; `edited` wins over what was written in the same second. */
  message: { text: string; asOf: string; edited: boolean } | null
  hiding: { hidden: boolean; asOf: string } | null
  deletedAt: string | null
  liked: boolean | null
  likeCount: number | null
  url: string | null
  /** When it happened, or when the reading began. */
  asOf: string
}

export interface Seen {
  threadId: string
  /** A new remark by somebody else: it opens a thread that was done. */
  fresh: boolean
}

/**
 * Folds a sighting into what we know. Repeated, out of order or hours late, the same sightings end in the same state:
 * a deletion is final, and of text and hiding the newer news wins. Answers null when nothing changed, and `later`
 * for an echo of a reply of ours that is still under way, which must not become a second comment.
 */
export async function seeComment(
  trx: Transaction,
  context: TeamContext,
  pair: PairRow,
  sighting: Sighting,
): Promise<Seen | null | 'later'> {
  const known = await commentByRemoteId(trx, context.teamId, sighting.id)
  if (known) return updateComment(trx, context, known, sighting, isOurs(pair, sighting.authorId))

  const us = isOurs(pair, sighting.authorId)
  if (us && !sighting.deletedAt) {
    const adopted = await adoptReply(trx, context, pair.id, sighting)
    if (adopted) return adopted
  }
  return insertComment(trx, context, pair, sighting, us)
}

export const isOurs = (pair: PairRow, authorId: string | null) =>
  authorId !== null && (authorId === pair.pageId || authorId === pair.profileId)

async function commentByRemoteId(trx: Transaction, teamId: string, remoteId: string) {
  return trx
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('remoteId', '=', remoteId)
    .selectAll()
    .executeTakeFirst()
}

async function insertComment(
  trx: Transaction,
  context: TeamContext,
  pair: PairRow,
  sighting: Sighting,
  us: boolean,
): Promise<Seen> {
  await ensurePost(trx, context, { id: sighting.postId, pairId: pair.id, network: sighting.network })
  const { threadId, parentId } = await placeOf(trx, context, pair, sighting)
  await trx
    .insertInto('comments')
    .values(newRow(context, pair, { ...sighting, parentId }, threadId, us))
    .execute()
  if (threadId !== sighting.id) await gatherReplies(trx, context, sighting.id, threadId)
  if (!sighting.deletedAt && (sighting.message === null || sighting.authorName === null))
    await promiseReading(trx, context, pair.id, sighting.network, sighting.id)
  return { threadId, fresh: !us && !sighting.deletedAt }
}

function newRow(
  { teamId }: TeamContext,
  pair: PairRow,
  sighting: Sighting,
  threadId: string,
  us: boolean,
): Insertable<Tables['comments']> {
  const { message, hiding } = sighting
  return {
    teamId,
    id: sighting.id,
    remoteId: sighting.id,
    threadId,
    parentId: sighting.parentId,
    postId: sighting.postId,
    pairId: pair.id,
    network: sighting.network,
    authorId: sighting.authorId,
    authorName: sighting.authorName ?? '',
    authorUs: us ? 1 : 0,
    message: message?.text ?? '',
    createdAt: sighting.createdAt ?? sighting.asOf,
    editedAt: message?.edited ? message.asOf : null,
    hiddenAt: hiding?.hidden ? hiding.asOf : null,
    likedAt: sighting.liked ? sighting.asOf : null,
    likeCount: sighting.likeCount ?? 0,
    deletedAt: sighting.deletedAt,
    url: sighting.url,
    delivery: null,
    deliveryAction: null,
    deliveryProblem: null,
    // What was told without its text or its state knows less than anything else that is told of it.
    messageAsOf: message?.asOf ?? '',
    hiddenAsOf: hiding?.asOf ?? '',
  }
}

/** Where it stands, in our ids: a parent of our own has another id here. A parent that is not known yet is read. */
async function placeOf(trx: Transaction, context: TeamContext, pair: PairRow, { id, parentId, network }: Sighting) {
  if (!parentId) return { threadId: id, parentId }
  const parent = await commentByRemoteId(trx, context.teamId, parentId)
  if (parent) return { threadId: parent.threadId, parentId: parent.id }
  await promiseReading(trx, context, pair.id, network, parentId)
  return { threadId: parentId, parentId }
}

/** Replies that came before this comment took it for the one that opened the thread. */
async function gatherReplies(trx: Transaction, { teamId }: TeamContext, from: string, threadId: string) {
  await trx
    .updateTable('comments')
    .set({ threadId })
    .where('teamId', '=', teamId)
    .where('threadId', '=', from)
    .execute()
}

async function updateComment(
  trx: Transaction,
  { teamId }: TeamContext,
  known: CommentRow,
  sighting: Sighting,
  us: boolean,
): Promise<Seen | null> {
  const change = { ...newFacts(known, sighting, us), ...newMessage(known, sighting), ...newHiding(known, sighting) }
  if (sighting.deletedAt && !known.deletedAt) change.deletedAt = sighting.deletedAt
  if (Object.keys(change).length === 0) return null
  await trx.updateTable('comments').set(change).where('teamId', '=', teamId).where('id', '=', known.id).execute()
  const unknownBefore = known.messageAsOf === '' && change.messageAsOf !== undefined
  return { threadId: known.threadId, fresh: unknownBefore && !us && !known.deletedAt }
}

/** What only ever becomes known, or is a count of the moment. */
function newFacts(known: CommentRow, sighting: Sighting, us: boolean): Partial<CommentRow> {
  const change: Partial<CommentRow> = {}
  if (known.authorId === null && sighting.authorId !== null) {
    change.authorId = sighting.authorId
    change.authorUs = us ? 1 : 0
  }
  if (sighting.authorName && sighting.authorName !== known.authorName) change.authorName = sighting.authorName
  if (sighting.url && sighting.url !== known.url) change.url = sighting.url
  if (sighting.createdAt && sighting.createdAt !== known.createdAt && known.messageAsOf === '')
    change.createdAt = sighting.createdAt
  if (sighting.likeCount !== null && sighting.likeCount !== known.likeCount) change.likeCount = sighting.likeCount
  const settled = !known.delivery || !['like', 'unlike'].includes(known.deliveryAction ?? '')
  if (sighting.liked !== null && settled && sighting.liked !== (known.likedAt !== null))
    change.likedAt = sighting.liked ? sighting.asOf : null
  return change
}

function newMessage(known: CommentRow, { message }: Sighting): Partial<CommentRow> {
  if (!message || message.asOf < known.messageAsOf) return {}
  if (message.text === known.message && known.messageAsOf !== '') return {}
  // The platform tells times in seconds, so an edit may carry the very second of the writing.
  if (message.asOf === known.messageAsOf && !message.edited) return {}
  const edited = message.edited || known.messageAsOf !== ''
  return { message: message.text, messageAsOf: message.asOf, ...(edited && { editedAt: message.asOf }) }
}

/** While a hiding of ours is under way, the state that was promised stands. */
function newHiding(known: CommentRow, { hiding }: Sighting): Partial<CommentRow> {
  if (!hiding || hiding.asOf < known.hiddenAsOf || hiding.hidden === (known.hiddenAt !== null)) return {}
  if (known.delivery && ['hide', 'show'].includes(known.deliveryAction ?? '')) return {}
  return { hiddenAt: hiding.hidden ? hiding.asOf : null, hiddenAsOf: hiding.asOf }
}

/** Promises to read one comment, for what a notice left out. */
export const promiseReading = (
  trx: Transaction,
  context: TeamContext,
  pairId: string,
  network: Network,
  commentId: string,
) =>
  enqueue(trx, context, {
    kind: 'inbox.readComment',
    lane: 'reread',
    subject: `comment ${commentId}`,
    payload: { pairId, network, commentId },
  })
