import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import type { CommentRow } from '../keeping/commentRows.ts'
import { skewMs } from './news.ts'
import type { Seen, Sighting } from './sightings.ts'

/**
 * Finds the reply of ours that this comment is the echo of. One that is under way stays so until its own outcome
 * is known; one that waits for a person, or that a person said went out, has now been seen and takes the platform's id.
 * `at` is the thread it stands in: of twins the one in the same thread is meant.
 */
export async function adoptReply(
  trx: Transaction,
  context: TeamContext,
  pairId: string,
  echo: Sighting,
  at: string,
): Promise<Seen | 'later' | null> {
  const text = normalised(echo.message?.text ?? '')
  const promised = await unnamedReplies(trx, context, pairId, echo)
  const same = promised.filter((reply) => normalised(reply.message) === text && isSince(echo, reply))
  if (same.some(({ delivery }) => delivery === 'sending' || delivery === 'confirming')) return 'later'

  const reply = same.find(({ threadId }) => threadId === at) ?? same[0]
  if (!reply) return null
  const settled = { delivery: null, deliveryAction: null, deliveryProblem: null }
  await trx
    .updateTable('comments')
    .set({ remoteId: echo.id, url: echo.url, messageAsOf: context.now.toISOString(), ...settled })
    .where('teamId', '=', context.teamId)
    .where('id', '=', reply.id)
    .execute()
  return { threadId: reply.threadId, fresh: false, written: null }
}

/** Our replies under the same post that the platform has not named yet, oldest first. */
async function unnamedReplies(trx: Transaction, { teamId }: TeamContext, pairId: string, { postId }: Sighting) {
  return (
    trx
      .selectFrom('comments')
      .where('teamId', '=', teamId)
      .where('pairId', '=', pairId)
      .where('postId', '=', postId)
      .where('remoteId', 'is', null)
      .where('deletedAt', 'is', null)
      // What has not left cannot have an echo: somebody wrote the same words on the network itself.
      .where(({ eb, or }) => or([eb('delivery', 'is', null), eb('delivery', 'not in', ['waiting', 'scheduled'])]))
      .orderBy('createdAt')
      .selectAll()
      .execute()
  )
}

const isSince = (echo: Sighting, reply: CommentRow) =>
  !echo.createdAt || Date.parse(echo.createdAt) >= Date.parse(reply.createdAt) - skewMs

/** Two texts that differ only in spaces or in Unicode's ways of writing the same are one. */
export const normalised = (text: string) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
