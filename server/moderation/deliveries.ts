import type { Transaction } from '../db/database.ts'
import { removeWords } from '../db/fullText.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import { normalised } from '../intake/echoes.ts'
import { skewMs } from '../intake/news.ts'
import { promiseReading } from '../intake/sightings.ts'
import type { EffectKind, Reading, Verdict } from '../jobs/kinds.ts'
import type { CommentRow } from '../keeping/commentRows.ts'
import { changeComment, commentOf, commentToChange } from '../keeping/comments.ts'
import { refreshThread } from '../keeping/threads.ts'
import { speakingAs } from '../linking/speaking.ts'
import { changed } from '../live/changes.ts'
import { notify } from '../notices/notify.ts'
import { PlatformFailure } from '../platform/failure.ts'
import type { CommentTarget } from '../platform/platform.ts'
import { hasNotLeft, leaving } from './waiting.ts'

/** A reply of ours on its way out: sent once, and looked up before it is ever sent again. */
export const deliverReplyKind: EffectKind<{ commentId: string }> = {
  lane: 'reply',
  perform: async (context, { commentId }) => {
    const reply = await setOut(context, commentId)
    if (reply.remoteId) return { remoteId: null }
    return { remoteId: await sendReply(context, reply) }
  },
  confirm: async (context, { commentId }, since) => {
    const { comment: reply, thread } = await commentOf(context, context.db, commentId)
    if (reply.remoteId) return { found: reply.remoteId }
    // What stands under somebody else's media cannot be listed.
    return thread.foreign ? 'undecidable' : findReply(context, reply, since)
  },
  settle: async (trx, context, { commentId }, verdict) => {
    const { comment: reply } = await commentToChange(context, trx, commentId)
    const remoteId = verdict.state === 'applied' ? verdict.remoteId : null
    if (remoteId) await dropDouble(trx, context, reply, remoteId)
    // From now on a reading that does not find it means something.
    const news = remoteId ? { remoteId, messageAsOf: context.now.toISOString() } : {}
    await settleDelivery(trx, context, reply, verdict, news)
  },
}

/** From here on it says that it is on its way; and from here on the platform may tell of it. */
async function setOut(context: TeamContext, commentId: string) {
  const { comment } = await commentOf(context, context.db, commentId)
  if (!hasNotLeft(comment)) return comment
  const now = context.clock()
  return write(context.db, async (trx) => {
    const { comment: reply } = await commentToChange(context, trx, commentId)
    if (!hasNotLeft(reply)) return reply
    const change = leaving(now)
    await changeComment(trx, context, reply.id, change)
    await refreshThread(trx, context, reply.threadId)
    await changed(trx, { ...context, now }, 'inbox', reply.pairId, [reply.threadId])
    return { ...reply, ...change }
  })
}

async function sendReply(context: TeamContext, reply: CommentRow) {
  const foreign = await isForeign(context, reply)
  const { id } = await answering(
    asTarget(context, reply, reply.parentId ?? reply.threadId, (target) =>
      foreign ? replyToMention(context, target, reply) : context.platform.comments.reply(target, reply.message),
    ),
  )
  return id
}

/** What is missing when it is answered is the comment: it may have been deleted while the answer waited. */
export async function answering<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof PlatformFailure) || error.code !== 'not_found') throw error
    throw new PlatformFailure('not_found', 'The comment is gone, so it cannot be answered.', {
      outcome: error.outcome,
      ...error.graph,
    })
  }
}

async function isForeign(context: TeamContext, { id }: CommentRow) {
  return (await commentOf(context, context.db, id)).thread.foreign
}

/** Under somebody else's media only the mention itself can be answered; a caption that names us is its own comment here. */
function replyToMention(
  { platform }: TeamContext,
  { account, commentId }: CommentTarget,
  { postId, message }: CommentRow,
) {
  const place = { mediaId: postId, commentId: commentId === postId ? null : commentId }
  return platform.mentions.reply(account, place, message)
}

/** The platform may have told of the reply in other words than ours, before we knew its id. */
async function dropDouble(trx: Transaction, { teamId }: TeamContext, reply: CommentRow, remoteId: string) {
  if (reply.remoteId === remoteId) return
  await trx
    .updateTable('comments')
    .set({ parentId: reply.id })
    .where('teamId', '=', teamId)
    .where('threadId', '=', reply.threadId)
    .where('parentId', '=', remoteId)
    .execute()
  const doubles = await trx
    .deleteFrom('comments')
    .where('teamId', '=', teamId)
    .where('id', '=', remoteId)
    .returning('searchKey')
    .execute()
  await removeWords(
    trx,
    doubles.flatMap(({ searchKey }) => searchKey ?? []),
  )
}

/** Calls with the platform's id of the comment that is `id` here: a reply of our own has another one out there. */
export function asTarget<T>(
  context: TeamContext,
  { pairId, network }: CommentRow,
  id: string,
  call: (target: CommentTarget) => Promise<T>,
) {
  return speakingAs(context, pairId, network, async (account) => {
    const row = await context.db
      .selectFrom('comments')
      .where('teamId', '=', context.teamId)
      .where('id', '=', id)
      .select('remoteId')
      .executeTakeFirst()
    return call({ network, account, commentId: row?.remoteId ?? id })
  })
}

/**
 * Our own reply in the same thread with the same text, written since, that no other effect has claimed. The whole thread
 * is looked through: the platform may hang an answer to an answer higher than we asked for.
 */
async function findReply(context: TeamContext, reply: CommentRow, since: string): Promise<Reading> {
  const earliest = Date.parse(since) - skewMs
  try {
    const replies = await asTarget(context, reply, reply.threadId, context.platform.comments.listReplies)
    const ours = replies.filter(
      ({ authorId, message, createdAt }) =>
        authorId === reply.authorId &&
        normalised(message) === normalised(reply.message) &&
        Date.parse(createdAt) >= earliest,
    )
    const placed = ours.toSorted(
      (one, other) => Number(other.parentId === reply.parentId) - Number(one.parentId === reply.parentId),
    )
    for (const { id } of placed) if (!(await isClaimed(context, id))) return { found: id }
    return 'absent'
  } catch (error) {
    if (error instanceof PlatformFailure && error.code === 'not_found') return 'undecidable'
    throw error
  }
}

async function isClaimed({ db, teamId }: TeamContext, remoteId: string) {
  const effect = await db
    .selectFrom('effects')
    .where('teamId', '=', teamId)
    .where('remoteId', '=', remoteId)
    .select('id')
    .executeTakeFirst()
  const comment = await db
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('remoteId', '=', remoteId)
    .select('id')
    .executeTakeFirst()
  return Boolean(effect ?? comment)
}

/** Writes what became of something promised, with what changes along with it. A refusal is followed by a look at what is there. */
export async function settleDelivery(
  trx: Transaction,
  context: TeamContext,
  { id, threadId, pairId, network, ...comment }: CommentRow,
  verdict: Verdict,
  change: Partial<CommentRow> = {},
) {
  const delivery =
    verdict.state === 'applied'
      ? { delivery: null, deliveryAction: null, deliveryProblem: null, sendsAt: null }
      : { delivery: verdict.state, deliveryProblem: verdict.problem }
  await changeComment(trx, context, id, { ...delivery, ...change })
  const target = comment.remoteId ?? comment.parentId
  if (verdict.state === 'refused' && target) await promiseReading(trx, context, pairId, network, target)
  const thread = await refreshThread(trx, context, threadId)
  if (verdict.state === 'needs_you')
    await notify(trx, context, {
      kind: 'needs_review',
      key: `${id} ${context.now.toISOString()}`,
      pairId,
      threadId,
      to: 'assignee_or_moderators',
      about: { who: thread?.authorName || null, what: verdict.problem },
    })
  await changed(trx, context, 'inbox', pairId, [threadId])
}
