import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import type { EffectKind, Verdict } from '../jobs/kinds.ts'
import { commentToChange } from '../keeping/comments.ts'
import { speakingAs } from '../linking/speaking.ts'
import { changed } from '../live/changes.ts'
import { settleDelivery } from './deliveries.ts'
import { otherPromise } from './moderating.ts'

interface Blocking {
  pairId: string
  personId: string
  action: 'block' | 'unblock'
  /** The comment it was asked for at; null when it was in the list. */
  commentId: string | null
}

/** Blocking and unblocking: the same absolute state as often as it takes. */
export const blockKind: EffectKind<Blocking> = {
  lane: 'hide',
  perform: async (context, { pairId, personId, action }) => {
    await speakingAs(context, pairId, 'facebook', (account) =>
      context.platform.people[action]('facebook', account, personId),
    )
    return { remoteId: null }
  },
  settle: async (trx, context, blocking, verdict) => {
    const { commentId, action, pairId } = blocking
    // In the order of everybody else: first the comment's post, then the row of the person.
    if (commentId) {
      const { comment } = await commentToChange(context, trx, commentId)
      await settleDelivery(trx, context, comment, verdict, otherPromise(comment, action))
    }
    await settleBlock(trx, context, blocking, verdict)
    await changed(trx, context, 'linking', pairId, [pairId])
  },
}

/** Brings the list of those who are blocked in line with what became of it. */
export async function settleBlock(
  trx: Transaction,
  { teamId }: TeamContext,
  { pairId, personId, action }: Omit<Blocking, 'commentId'>,
  verdict: Verdict,
) {
  const gone = action === 'unblock' ? verdict.state === 'applied' : verdict.state === 'refused'
  if (gone) {
    await trx
      .deleteFrom('blocks')
      .where('teamId', '=', teamId)
      .where('pairId', '=', pairId)
      .where('personId', '=', personId)
      .where('deliveryAction', '=', action)
      .execute()
    return
  }
  const settled =
    verdict.state === 'applied'
      ? { delivery: null, deliveryAction: null, deliveryProblem: null }
      : { delivery: verdict.state, deliveryProblem: verdict.problem }
  await trx
    .updateTable('blocks')
    .set(settled)
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('personId', '=', personId)
    .where('deliveryAction', '=', action)
    .execute()
}
