import { Problem } from '../contract/problem.ts'
import { canonical } from '../contract/savedReplies.ts'
import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { changed } from '../live/changes.ts'

interface Use {
  pairId: string
  savedReplyId: string
  language: string | undefined
}

/**
 * Counts that a reply made from a saved one was promised, in the transaction that promises it: however often it has
 * to be delivered, it is used once. One that was deleted while somebody wrote counts as well. Throws `invalid` for one
 * that is not the team's, or is kept for another pair.
 */
export async function countUse(trx: Transaction, context: TeamContext, { pairId, savedReplyId, language }: Use) {
  const used = { usedAt: context.now.toISOString() }
  const { numUpdatedRows } = await trx
    .updateTable('savedReplies')
    .set((eb) => ({ ...used, useCount: eb('useCount', '+', 1) }))
    .where('teamId', '=', context.teamId)
    .where('id', '=', savedReplyId)
    .where(({ eb, or }) => or([eb('pairId', 'is', null), eb('pairId', '=', pairId)]))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('invalid', unknown, { fields: { savedReplyId: unknown } })
  await trx
    .updateTable('savedReplyTexts')
    .set((eb) => ({ ...used, useCount: eb('useCount', '+', 1) }))
    .where('teamId', '=', context.teamId)
    .where('savedReplyId', '=', savedReplyId)
    .where('language', '=', language === undefined ? '' : canonical(language))
    .execute()
  await changed(trx, context, 'savedReplies', null, [savedReplyId])
}

const unknown = 'Your team has no such saved reply for this pair.'

/** Erases what was kept for a pair alone. */
export async function forgetSavedReplies(trx: Transaction, teamId: string, pairId: string) {
  const ofPair = trx.selectFrom('savedReplies').where('teamId', '=', teamId).where('pairId', '=', pairId).select('id')
  await trx.deleteFrom('savedReplyTexts').where('teamId', '=', teamId).where('savedReplyId', 'in', ofPair).execute()
  await trx.deleteFrom('savedReplies').where('teamId', '=', teamId).where('pairId', '=', pairId).execute()
  await trx.deleteFrom('shopLinks').where('teamId', '=', teamId).where('pairId', '=', pairId).execute()
}
