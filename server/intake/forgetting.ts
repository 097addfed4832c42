import type { Transaction } from '../db/database.ts'
import { eraseExport } from '../db/erasing.ts'
import { removeWords } from '../db/fullText.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import type { WorkKind } from '../jobs/kinds.ts'
import { forgetSavedReplies } from '../keeping/savedReplyUses.ts'
import { pairRow } from '../linking/pairRows.ts'
import { forgetRules } from './ruling.ts'

const atOnce = 250
const erased = ['notes', 'privateReplies', 'comments', 'threads', 'posts', 'identities'] as const

/**
 * Erases what was read of a pair that was unlinked 30 days ago (reference 3.3: what is no longer needed is deleted).
 * A pair that was linked again meanwhile, even if it was unlinked once more, is left to its own day.
 */
export const forgetPairKind: WorkKind<{ pairId: string; unlinkedAt: string }> = {
  lane: 'insights',
  work: async (context, { pairId, unlinkedAt }) => {
    const pair = await pairRow(context, pairId)
    if (!pair || pair.unlinkedAt !== unlinkedAt) return
    for (const table of erased)
      while (await write(context.db, (trx) => eraseSome(trx, table, context.teamId, pairId))) await context.progress({})
    for (const one of await exportsOf(context, pairId)) await eraseExport(context.db, one, () => context.progress({}))
    await write(context.db, (trx) => erasePair(trx, context.teamId, pairId))
  },
}

const exportsOf = ({ db, teamId }: TeamContext, pairId: string) =>
  db.selectFrom('exports').where('teamId', '=', teamId).where('pairId', '=', pairId).select(['teamId', 'id']).execute()

/** Some hundred rows at a time, so that nobody waits long behind it; false when there are none left. */
async function eraseSome(trx: Transaction, table: (typeof erased)[number], teamId: string, pairId: string) {
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
  if (table === 'threads')
    for (const child of ['threadLabels', 'batchThreads'] as const)
      await trx.deleteFrom(child).where('teamId', '=', teamId).where('threadId', 'in', ids).execute()
  await trx.deleteFrom(table).where('teamId', '=', teamId).where('id', 'in', ids).execute()
  return true
}

async function erasePair(trx: Transaction, teamId: string, pairId: string) {
  await forgetSavedReplies(trx, teamId, pairId)
  await trx
    .deleteFrom('batchThreads')
    .where('teamId', '=', teamId)
    .where('batchId', 'in', (eb) =>
      eb.selectFrom('batches').where('teamId', '=', teamId).where('pairId', '=', pairId).select('id'),
    )
    .execute()
  // Notifications quote what customers wrote.
  for (const table of [
    'tallies',
    'savedViews',
    'notifications',
    'targets',
    'strangers',
    'personSteps',
    'twins',
    'blocks',
    'turns',
    'batches',
  ] as const)
    await trx.deleteFrom(table).where('teamId', '=', teamId).where('pairId', '=', pairId).execute()
  await forgetRules(trx, teamId, pairId)
  await trx.deleteFrom('pairs').where('teamId', '=', teamId).where('id', '=', pairId).execute()
}
