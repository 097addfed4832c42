import type { Transaction } from '../db/database.ts'
import { removeWords } from '../db/fullText.ts'
import { write } from '../db/write.ts'
import type { WorkKind } from '../jobs/kinds.ts'
import { pairRow } from '../linking/pairRows.ts'
import { forgetRules } from './ruling.ts'

const atOnce = 1000
const forgotten = ['notes', 'privateReplies', 'comments', 'threads', 'posts'] as const

/**
 * Erases what was read of a pair that was unlinked 30 days ago (reference 3.3: what is no longer needed is deleted).
 * A pair that was linked again meanwhile, even if it was unlinked once more, is left to its own day.
 */
export const forgetPairKind: WorkKind<{ pairId: string; unlinkedAt: string }> = {
  lane: 'insights',
  work: async (context, { pairId, unlinkedAt }) => {
    const pair = await pairRow(context, pairId)
    if (!pair || pair.unlinkedAt !== unlinkedAt) return
    for (const table of forgotten)
      while (await write(context.db, (trx) => eraseSome(trx, table, context.teamId, pairId))) await context.progress({})
    await write(context.db, (trx) => erasePair(trx, context.teamId, pairId))
  },
}

/** A thousand rows at a time, so that nobody waits long behind it; false when there are none left. */
async function eraseSome(trx: Transaction, table: (typeof forgotten)[number], teamId: string, pairId: string) {
  const rows = await trx
    .selectFrom(table)
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .limit(atOnce)
    .selectAll()
    .execute()
  if (rows.length === 0) return false
  await removeWords(
    trx,
    rows.flatMap((row) => ('searchKey' in row && row.searchKey !== null ? [row.searchKey] : [])),
  )
  const ids = rows.map(({ id }) => id)
  await trx.deleteFrom(table).where('teamId', '=', teamId).where('id', 'in', ids).execute()
  return true
}

async function erasePair(trx: Transaction, teamId: string, pairId: string) {
  await trx.deleteFrom('tallies').where('teamId', '=', teamId).where('pairId', '=', pairId).execute()
  await trx.deleteFrom('turns').where('teamId', '=', teamId).where('pairId', '=', pairId).execute()
  await trx.deleteFrom('blocks').where('teamId', '=', teamId).where('pairId', '=', pairId).execute()
  await forgetRules(trx, teamId, pairId)
  await trx.deleteFrom('pairs').where('teamId', '=', teamId).where('id', '=', pairId).execute()
}
