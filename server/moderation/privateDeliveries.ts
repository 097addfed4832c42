import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import type { EffectKind } from '../jobs/kinds.ts'
import { commentOf, commentToChange } from '../keeping/comments.ts'
import { refreshThread } from '../keeping/threads.ts'
import { changed } from '../live/changes.ts'
import { PlatformFailure, refused } from '../platform/failure.ts'
import { answering, asTarget } from './deliveries.ts'
import { changePrivateReply, isTooLate, privateReplyRow } from './privateReplies.ts'
import { hasNotLeft, leaving } from './waiting.ts'

/**
 * A private reply on its way out: tried once. The platform shows no list of them, so an unclear answer is left to a person,
 * unless the Page's comment says of itself that it has been answered.
 */
export const deliverPrivateReplyKind: EffectKind<{ privateReplyId: string }> = {
  lane: 'reply',
  perform: async (context, { privateReplyId }) => {
    const { network, message, commentId } = await setOut(context, privateReplyId)
    const { comment } = await commentOf(context, context.db, commentId)
    if (isTooLate(comment, context.clock())) throw refused(tooLate)
    if (network === 'facebook') await checkFirst(context, commentId)
    const { id } = await answering(
      asTarget(context, comment, commentId, (target) => context.platform.comments.sendPrivately(target, message)),
    )
    return { remoteId: id }
  },
  confirm: async (context, { privateReplyId }) => {
    const { network, commentId } = await privateReplyRow(context, context.db, privateReplyId)
    if (network === 'instagram') return 'undecidable'
    const { comment } = await commentOf(context, context.db, commentId)
    if (isTooLate(comment, context.now)) return 'undecidable'
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

const tooLate =
  'It was not sent: the comment became older than 7 days while it waited, and the network takes no private reply after that.'

/** From here on it says that it is on its way. */
async function setOut(context: TeamContext, privateReplyId: string) {
  const known = await privateReplyRow(context, context.db, privateReplyId)
  if (!hasNotLeft(known)) return known
  const now = context.clock()
  return write(context.db, async (trx) => {
    const { comment } = await commentToChange(context, trx, known.commentId)
    const reply = await privateReplyRow(context, trx, privateReplyId)
    if (!hasNotLeft(reply)) return reply
    await changePrivateReply(trx, context, privateReplyId, leaving(now))
    await refreshThread(trx, context, comment.threadId)
    await changed(trx, { ...context, now }, 'inbox', comment.pairId, [comment.threadId])
    return reply
  })
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
