import type { Transaction } from '../db/database.ts'

/**
 * Moves the post's kept count of the comments that stand in its threads. The platform's count goes along as far as it must:
 * what it tells us of, it has counted already, so only a reading can make the two disagree.
 */
export async function moveSeen(trx: Transaction, { teamId, postId }: { teamId: string; postId: string }, by: number) {
  if (by === 0) return
  await trx
    .updateTable('posts')
    .set((eb) => {
      const seenCount = eb('seenCount', '+', by)
      const counted = eb('commentCount', '+', Math.min(by, 0))
      return { seenCount, commentCount: eb.case().when(counted, '>', seenCount).then(counted).else(seenCount).end() }
    })
    .where('teamId', '=', teamId)
    .where('id', '=', postId)
    .execute()
}

/**
 * Writes down what a reading to the end came to. `commentCount` is what the platform said just before it; how far the two
 * are apart is remembered, so that a post whose comments the platform keeps back is not read again every round.
 * A reading that was `doubtful` settles nothing.
 */
export async function settleReading(
  trx: Transaction,
  { teamId, now }: { teamId: string; now: Date },
  postId: string,
  { commentCount, doubtful }: { commentCount: number; doubtful: boolean },
) {
  await trx
    .updateTable('posts')
    .set((eb) => ({
      sweptAt: now.toISOString(),
      commentCount,
      gap: doubtful ? 0 : eb(eb.val(commentCount), '-', eb.ref('seenCount')),
    }))
    .where('teamId', '=', teamId)
    .where('id', '=', postId)
    .execute()
}
