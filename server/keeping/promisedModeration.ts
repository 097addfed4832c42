import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import type { DeliveryAction } from '../db/inboxTables.ts'
import type { TeamContext } from '../http/context.ts'
import type { Lane } from '../jobs/kinds.ts'
import { enqueue } from '../jobs/queue.ts'
import type { CommentRow } from './commentRows.ts'
import { changeComment } from './comments.ts'
import { whatMayBeDone } from './commentViews.ts'

export type Moderation = Exclude<DeliveryAction, 'reply' | 'edit' | 'block' | 'unblock'>

/** Shows it at once and lets the worker see to the rest. */
export async function promiseModeration(
  trx: Transaction,
  context: TeamContext,
  comment: CommentRow,
  action: Moderation,
) {
  const delivery = { delivery: 'sending', deliveryAction: action, deliveryProblem: null } as const
  await changeComment(trx, context, comment.id, { ...shownAtOnce(comment, action, context.now), ...delivery })
  await enqueue(trx, context, {
    kind: 'moderation.moderate',
    lane: laneOf[action],
    subject: `comment ${comment.id}`,
    payload: { commentId: comment.id, action },
  })
}

function shownAtOnce(comment: CommentRow, action: Moderation, at: Date): Partial<CommentRow> {
  const now = at.toISOString()
  const { hiddenAt, likedAt, likeCount } = comment
  if (action === 'hide') return { hiddenAt: hiddenAt ?? now, hiddenAsOf: now }
  if (action === 'show') return { hiddenAt: null, hiddenAsOf: now }
  if (action === 'like') return { likedAt: likedAt ?? now, likeCount: likedAt ? likeCount : likeCount + 1 }
  if (action === 'unlike') return { likedAt: null, likeCount: likedAt ? Math.max(0, likeCount - 1) : likeCount }
  return {}
}

const laneOf: Record<Moderation, Lane> = { hide: 'hide', show: 'hide', delete: 'hide', like: 'reply', unlike: 'reply' }

/** Throws `conflict` for what the network forbids, or what makes no sense any more. */
export function checkModeration(
  comment: CommentRow,
  thread: { hidden: boolean; foreign: boolean },
  action: Moderation,
) {
  if (comment.deletedAt) throw new Problem('conflict', 'This comment was deleted already.')
  if (comment.deliveryAction === 'delete' && comment.delivery !== 'refused')
    throw new Problem('conflict', 'This comment is being deleted.')
  if (!comment.remoteId) throw new Problem('conflict', 'Wait until your own comment is out there.')
  if (thread.foreign) throw new Problem('conflict', "Under somebody else's media you can only answer.")
  const may = whatMayBeDone(comment, thread)
  if ((action === 'hide' || action === 'show') && !may.hide)
    throw new Problem('conflict', 'Your own comments cannot be hidden. You can delete them.')
  if ((action === 'like' || action === 'unlike') && !may.like)
    throw new Problem('conflict', 'The Profile has no way to like a comment from outside its app.')
}
