import type { Network } from '../contract/values.ts'
import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { enqueueOnce } from '../jobs/queue.ts'
import { type AdName, fromItsBeginning, saveAd } from '../keeping/ads.ts'
import {
  type CommentRow,
  commentByRemoteId,
  insertComment,
  type NewComment,
  toBeIndexed,
} from '../keeping/commentRows.ts'
import { keepIdentity } from '../keeping/identities.ts'
import { moveNotes } from '../keeping/notes.ts'
import { holdPost } from '../keeping/posts.ts'
import { dropThread } from '../keeping/threads.ts'
import type { PairRow } from '../linking/pairRows.ts'
import { adoptReply } from './echoes.ts'
import { newsIn } from './news.ts'

/** What one notice or one reading says of a comment; null where it says nothing. */
export interface Sighting {
  id: string
  network: Network
  postId: string
  parentId: string | null
  /** The ad it stands under, where that is said. */
  ad: (AdName & { alone: boolean | null }) | null
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
  /** A reading says how things stand, a notice what happened. */
  isReading: boolean
}

export interface Seen {
  threadId: string
  /** A new remark by somebody else: it opens a thread that was done. */
  fresh: boolean
  /** The comment, when a customer has just written it or has changed its words; null for anything else. */
  written: string | null
}

/**
 * Folds a sighting into what we know (`news.ts` says how), and holds its post until the transaction ends. Answers null
 * when nothing changed, and `later` for an echo of a reply of ours that is still under way, which must not become a
 * second comment. The thread is to be brought in line by the caller.
 */
export async function seeComment(
  trx: Transaction,
  context: TeamContext,
  pair: PairRow,
  sighting: Sighting,
): Promise<Seen | null | 'later'> {
  const isNew = await holdPost(trx, context, { id: sighting.postId, pairId: pair.id, network: sighting.network })
  if (sighting.ad)
    await saveAd(trx, context.teamId, sighting.postId, { ...sighting.ad, since: adSince(sighting, sighting.ad, isNew) })
  const known = await commentByRemoteId(trx, context.teamId, sighting.id)
  if (known) return updateComment(trx, context, pair, known, sighting)

  const us = isOurs(pair, sighting.authorId)
  if (us && !sighting.deletedAt) {
    const parent = sighting.parentId && (await commentByRemoteId(trx, context.teamId, sighting.parentId))
    const adopted = await adoptReply(trx, context, pair.id, sighting, parent ? parent.threadId : sighting.id)
    if (adopted) return adopted
  }
  return addComment(trx, context, pair, sighting, us)
}

/** What was there before has its ad from when we hear of it; what nobody knew before is taken for an ad and nothing else. */
const adSince = ({ createdAt, asOf }: Sighting, { alone }: { alone: boolean | null }, isNew: boolean) =>
  (alone ?? isNew) ? fromItsBeginning : (createdAt ?? asOf)

const isOurs = (pair: PairRow, authorId: string | null) =>
  authorId !== null && (authorId === pair.pageId || authorId === pair.profileId)

async function addComment(
  trx: Transaction,
  context: TeamContext,
  pair: PairRow,
  sighting: Sighting,
  us: boolean,
): Promise<Seen> {
  const { threadId, parentId } = await placeOf(trx, context, pair, sighting)
  await insertComment(trx, newRow(context, pair, { ...sighting, parentId }, threadId, us))
  if (!us) await keepIdentity(trx, context, { ...sighting, pairId: pair.id })
  if (threadId !== sighting.id) await gatherReplies(trx, context, sighting.id, threadId)
  if (!sighting.deletedAt && (sighting.message === null || sighting.authorName === null))
    await promiseReading(trx, context, pair.id, sighting.network, sighting.id)
  const fresh = !us && !sighting.deletedAt
  return { threadId, fresh, written: fresh && sighting.message !== null ? sighting.id : null }
}

function newRow(
  { teamId, now }: TeamContext,
  pair: PairRow,
  sighting: Sighting,
  threadId: string,
  us: boolean,
): NewComment {
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
    changedAt: now.toISOString(),
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
  await moveNotes(trx, teamId, from, threadId)
}

async function updateComment(
  trx: Transaction,
  context: TeamContext,
  pair: PairRow,
  known: CommentRow,
  sighting: Sighting,
): Promise<Seen | null> {
  const us = isOurs(pair, sighting.authorId)
  const { change, doubtful } = newsIn(known, sighting, us)
  if (doubtful) await promiseReading(trx, context, pair.id, known.network, sighting.id)
  if (!us && (change.authorId || change.authorName)) await keepIdentity(trx, context, { ...known, ...change })
  const place = await newPlace(trx, context, pair, known, sighting)
  const all = { ...toBeIndexed(change), ...place }
  if (Object.keys(all).length === 0) return null
  const tells = ['message', 'hiddenAt', 'deletedAt'].some((name) => name in change)
  await trx
    .updateTable('comments')
    .set({ ...all, ...(tells && { changedAt: context.now.toISOString() }) })
    .where('teamId', '=', context.teamId)
    .where('id', '=', known.id)
    .execute()
  const unknownBefore = known.messageAsOf === '' && change.messageAsOf !== undefined
  const theirs = !us && known.authorUs === 0 && !known.deletedAt
  return {
    threadId: place?.threadId ?? known.threadId,
    fresh: unknownBefore && !us && !known.deletedAt,
    written: theirs && change.message !== undefined ? known.id : null,
  }
}

/** What was first told of without its parent took itself for the opening of a thread. */
async function newPlace(
  trx: Transaction,
  context: TeamContext,
  pair: PairRow,
  known: CommentRow,
  sighting: Sighting,
): Promise<{ threadId: string; parentId: string | null } | null> {
  if (known.parentId || !sighting.parentId) return null
  const place = await placeOf(trx, context, pair, sighting)
  await gatherReplies(trx, context, known.id, place.threadId)
  await dropThread(trx, context.teamId, known.id)
  return place
}

/** Promises to read one comment, for what a notice left out. */
export const promiseReading = (
  trx: Transaction,
  context: TeamContext,
  pairId: string,
  network: Network,
  commentId: string,
) =>
  enqueueOnce(trx, context, {
    kind: 'intake.readComment',
    lane: 'reread',
    // Not the comment's own subject: nobody's hiding or reply waits for a reading.
    subject: `reading ${commentId}`,
    payload: { pairId, network, commentId },
  })
