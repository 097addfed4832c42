import type { Transaction } from '../db/database.ts'
import type { DeliveryAction } from '../db/inboxTables.ts'
import type { TeamContext } from '../http/context.ts'
import type { EffectKind, Reading, Verdict } from '../jobs/kinds.ts'
import { speakingAs } from '../linking/speaking.ts'
import { changed } from '../live/changes.ts'
import { PlatformFailure } from '../platform/failure.ts'
import type { Account, CommentTarget } from '../platform/platform.ts'
import { changeComment, commentOf } from './comments.ts'
import { normalised } from './echoes.ts'
import type { CommentRow } from './sightings.ts'
import { refreshThread } from './threads.ts'

/** The platform tells times in whole seconds, and its clock is not ours. */
const skewMs = 60_000

/** A reply of ours on its way out: sent once, and looked up before it is ever sent again. */
export const deliverReplyKind: EffectKind<{ commentId: string }> = {
  lane: 'reply',
  perform: async (context, { commentId }) => {
    const reply = await promised(context, commentId)
    if (reply.remoteId) return { remoteId: null }
    const { id } = await asTarget(context, reply, parentOf(reply), (target) =>
      context.platform.comments.reply(target, reply.message),
    )
    return { remoteId: id }
  },
  confirm: async (context, { commentId }, since) => findReply(context, await promised(context, commentId), since),
  settle: async (trx, context, { commentId }, verdict) => {
    const remoteId = verdict.state === 'applied' ? verdict.remoteId : null
    if (remoteId) await dropDouble(trx, context, commentId, remoteId)
    await settle(trx, context, commentId, verdict, remoteId ? { remoteId } : {})
  },
}

/** Hiding, showing, liking and deleting: the same absolute state as often as it takes. */
export const moderateKind: EffectKind<{ commentId: string; action: Exclude<DeliveryAction, 'reply'> }> = {
  lane: 'hide',
  perform: async (context, { commentId, action }) => {
    const { comments } = context.platform
    const comment = await promised(context, commentId)
    await asTarget(context, comment, comment.remoteId ?? comment.id, async (target) => {
      if (action === 'delete') return comments.delete(target)
      if (action === 'hide' || action === 'show') return comments.setHidden(target, action === 'hide')
      return comments.setLiked(target, action === 'like')
    })
    return { remoteId: null }
  },
  settle: async (trx, context, { commentId, action }, verdict) => {
    const now = context.now.toISOString()
    const { comment } = await commentOf(context, trx, commentId)
    // Somebody has asked for something else meanwhile: that job will have the last word.
    if (comment.deliveryAction !== action) return
    if (verdict.state === 'refused') return settle(trx, context, commentId, verdict, takenBack(comment, action))
    const done = verdict.state === 'applied' && action === 'delete' ? { deletedAt: now } : {}
    await settle(trx, context, commentId, verdict, done)
  },
}

/** The platform may have told of the reply in other words than ours, before we knew its id. */
async function dropDouble(trx: Transaction, { teamId }: TeamContext, commentId: string, remoteId: string) {
  await trx
    .deleteFrom('comments')
    .where('teamId', '=', teamId)
    .where('remoteId', '=', remoteId)
    .where('id', '<>', commentId)
    .execute()
}

async function promised(context: TeamContext, commentId: string): Promise<CommentRow> {
  const { comment } = await commentOf(context, context.db, commentId)
  return comment
}

const parentOf = (reply: CommentRow) => reply.parentId ?? reply.threadId

function asTarget<T>(context: TeamContext, row: CommentRow, id: string, call: (target: CommentTarget) => Promise<T>) {
  return speakingAs(context, row.pairId, row.network, async (account: Account) => {
    const target = await remoteIdOf(context, id)
    return call({ network: row.network, account, commentId: target })
  })
}

/** A reply can hang on a reply of our own, whose id here is not the platform's. */
async function remoteIdOf(context: TeamContext, id: string) {
  const row = await context.db
    .selectFrom('comments')
    .where('teamId', '=', context.teamId)
    .where('id', '=', id)
    .select('remoteId')
    .executeTakeFirst()
  return row?.remoteId ?? id
}

/** Our own reply under the same comment with the same text, written since, that no other effect has claimed. */
async function findReply(context: TeamContext, reply: CommentRow, since: string): Promise<Reading> {
  if (reply.remoteId) return { found: reply.remoteId }
  const earliest = Date.parse(since) - skewMs
  try {
    const replies = await asTarget(context, reply, parentOf(reply), context.platform.comments.listReplies)
    const ours = replies.filter(
      ({ authorId, message, createdAt }) =>
        authorId === reply.authorId &&
        normalised(message) === normalised(reply.message) &&
        Date.parse(createdAt) >= earliest,
    )
    for (const { id } of ours) if (!(await isClaimed(context, id))) return { found: id }
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

async function settle(
  trx: Transaction,
  context: TeamContext,
  commentId: string,
  verdict: Verdict,
  change: Partial<CommentRow>,
) {
  const delivery =
    verdict.state === 'applied'
      ? { delivery: null, deliveryAction: null, deliveryProblem: null }
      : { delivery: verdict.state, deliveryProblem: verdict.problem }
  await changeComment(trx, context, commentId, { ...change, ...delivery })
  const { comment } = await commentOf(context, trx, commentId)
  await refreshThread(trx, context.teamId, comment.threadId)
  await changed(trx, context, 'inbox', comment.pairId, [comment.threadId])
}

/** What was shown at once and then refused goes back to what it was. */
function takenBack(comment: CommentRow, action: DeliveryAction): Partial<CommentRow> {
  if (action === 'hide') return { hiddenAt: null, hiddenAsOf: '' }
  if (action === 'show') return { hiddenAt: comment.hiddenAsOf, hiddenAsOf: '' }
  if (action === 'like') return { likedAt: null, likeCount: Math.max(0, comment.likeCount - 1) }
  if (action === 'unlike') return { likedAt: comment.messageAsOf, likeCount: comment.likeCount + 1 }
  return {}
}
