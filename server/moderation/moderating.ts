import type { DeliveryAction } from '../db/inboxTables.ts'
import type { EffectKind, Verdict } from '../jobs/kinds.ts'
import type { CommentRow } from '../keeping/commentRows.ts'
import { commentOf, commentToChange } from '../keeping/comments.ts'
import type { Moderation } from '../keeping/promisedModeration.ts'
import { asTarget, settleDelivery } from './deliveries.ts'

/** Hiding, showing, liking and deleting: the same absolute state as often as it takes. */
export const moderateKind: EffectKind<{ commentId: string; action: Moderation }> = {
  lane: 'hide',
  perform: async (context, { commentId, action }) => {
    const { comments } = context.platform
    const { comment } = await commentOf(context, context.db, commentId)
    await asTarget(context, comment, comment.id, async (target) => {
      if (action === 'delete') return comments.delete(target)
      if (action === 'hide' || action === 'show') return comments.setHidden(target, action === 'hide')
      return comments.setLiked(target, action === 'like')
    })
    return { remoteId: null }
  },
  settle: async (trx, context, { commentId, action }, verdict) => {
    const { comment } = await commentToChange(context, trx, commentId)
    // Somebody has asked for the opposite meanwhile: that job has the last word.
    if (comment.delivery && comment.deliveryAction === opposites[action]) return
    const change = {
      ...outcomeOf(comment, action, verdict, context.now.toISOString()),
      ...otherPromise(comment, action),
    }
    await settleDelivery(trx, context, comment, verdict, change)
  },
}

const opposites: Partial<Record<Moderation, Moderation>> = {
  hide: 'show',
  show: 'hide',
  like: 'unlike',
  unlike: 'like',
}

function outcomeOf(comment: CommentRow, action: Moderation, { state }: Verdict, now: string): Partial<CommentRow> {
  if (state === 'refused') return takenBack(comment, action)
  return state === 'applied' && action === 'delete' ? { deletedAt: comment.deletedAt ?? now } : {}
}

/** What is said of the delivery belongs to whatever was promised last; a deletion ends all of it. */
export function otherPromise(comment: CommentRow, action: DeliveryAction): Partial<CommentRow> {
  if (action === 'delete' || comment.deliveryAction === action) return {}
  const { delivery, deliveryAction, deliveryProblem } = comment
  return { delivery, deliveryAction, deliveryProblem }
}

/** What was shown at once and then refused goes back to what it was, as far as we know: it is read as well. */
function takenBack(comment: CommentRow, action: Moderation): Partial<CommentRow> {
  if (action === 'hide') return { hiddenAt: null, hiddenAsOf: '' }
  if (action === 'show') return { hiddenAt: comment.hiddenAsOf, hiddenAsOf: '' }
  if (action === 'like') return { likedAt: null, likeCount: Math.max(0, comment.likeCount - 1) }
  if (action === 'unlike') return { likedAt: comment.messageAsOf, likeCount: comment.likeCount + 1 }
  return {}
}
