import type { TeamContext } from '../http/context.ts'
import { commentOf, commentToChange } from '../intake/comments.ts'
import { privateUntil } from '../intake/commentViews.ts'
import { refreshThread } from '../intake/threads.ts'
import type { EffectKind } from '../jobs/kinds.ts'
import { changed } from '../live/changes.ts'
import { PlatformFailure, refused } from '../platform/failure.ts'
import { asTarget } from './deliveries.ts'
import { changePrivateReply, privateReplyRow } from './privateReplies.ts'

/**
 * A private reply on its way out: tried once. The platform shows no list of them, so an unclear answer is left to a person,
 * unless the Page's comment says of itself that it has been answered.
 */
export const deliverPrivateReplyKind: EffectKind<{ privateReplyId: string }> = {
  lane: 'reply',
  perform: async (context, { privateReplyId }) => {
    const reply = await privateReplyRow(context, context.db, privateReplyId)
    const { comment } = await commentOf(context, context.db, reply.commentId)
    if (reply.network === 'facebook') await checkFirst(context, reply.commentId)
    const { id } = await asTarget(context, comment, comment.id, (target) =>
      context.platform.comments.sendPrivately(target, reply.message),
    )
    return { remoteId: id }
  },
  confirm: async (context, { privateReplyId }) => {
    const { network, commentId } = await privateReplyRow(context, context.db, privateReplyId)
    if (network === 'instagram') return 'undecidable'
    const { comment } = await commentOf(context, context.db, commentId)
    if (privateUntil(comment) <= context.now.toISOString()) return 'undecidable'
    return (await mayStill(context, commentId)) === false ? { found: null } : 'undecidable'
  },
  settle: async (trx, context, { privateReplyId }, verdict) => {
    const { commentId } = await privateReplyRow(context, trx, privateReplyId)
    const { comment } = await commentToChange(context, trx, commentId)
    const settled =
      verdict.state === 'applied'
        ? { delivery: null, deliveryProblem: null, remoteId: verdict.remoteId }
        : { delivery: verdict.state, deliveryProblem: verdict.problem }
    await changePrivateReply(trx, context, privateReplyId, settled)
    await refreshThread(trx, context, comment.threadId)
    await changed(trx, context, 'inbox', comment.pairId, [comment.threadId])
  },
}

/**
 * Only a comment that could be answered before tells, by not being answerable afterwards, that it was. Nothing has been sent
 * when this fails, whatever the platform says.
 */
async function checkFirst(context: TeamContext, commentId: string) {
  try {
    if ((await mayStill(context, commentId)) !== false) return
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error
    throw new PlatformFailure(error.code, error.message, { outcome: 'rejected', retryAfter: error.retryAfter })
  }
  throw refused('Facebook takes no private reply to this comment: it may have been answered privately elsewhere.')
}

async function mayStill(context: TeamContext, commentId: string) {
  const { comment } = await commentOf(context, context.db, commentId)
  const remote = await asTarget(context, comment, comment.id, context.platform.comments.read)
  return remote?.mayReplyPrivately ?? null
}
