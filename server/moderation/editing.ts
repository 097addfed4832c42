import type { EffectKind } from '../jobs/kinds.ts'
import { changeComment, commentOf, commentToChange } from '../keeping/comments.ts'
import { asTarget, settleDelivery } from './deliveries.ts'
import { otherPromise } from './moderating.ts'

/** Other words for a comment of the Page's own: the same words as often as it takes. */
export const editKind: EffectKind<{ commentId: string; message: string }> = {
  lane: 'reply',
  perform: async (context, { commentId, message }) => {
    const { comment } = await commentOf(context, context.db, commentId)
    await asTarget(context, comment, comment.id, (target) => context.platform.comments.edit(target, message))
    return { remoteId: null }
  },
  settle: async (trx, context, { commentId, message }, verdict) => {
    const { comment } = await commentToChange(context, trx, commentId)
    const now = context.now.toISOString()
    const stands = verdict.state === 'applied' ? { message, editedAt: now, messageAsOf: now } : {}
    // Somebody wants other words meanwhile: that job has the last word.
    if (comment.wantedMessage !== message) return changeComment(trx, context, commentId, stands)
    const wanted = verdict.state === 'applied' ? { wantedMessage: null } : {}
    await settleDelivery(trx, context, comment, verdict, { ...stands, ...wanted, ...otherPromise(comment, 'edit') })
  },
}
