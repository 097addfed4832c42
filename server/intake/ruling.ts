import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { enqueue } from '../jobs/queue.ts'

/**
 * Promises that the pair's rules look at what customers have just written, where any rule is armed: one look at an index for
 * all that is folded together.
 */
export async function promiseRuling(trx: Transaction, context: TeamContext, pairId: string, commentIds: string[]) {
  const [first] = commentIds
  if (first === undefined) return
  const armed = await trx
    .selectFrom('rules')
    .where('teamId', '=', context.teamId)
    .where('pairId', '=', pairId)
    .where('armedAt', 'is not', null)
    .select('id')
    .limit(1)
    .executeTakeFirst()
  if (!armed) return
  await enqueue(trx, context, {
    kind: 'rules.consider',
    lane: 'hide',
    subject: `rules for ${first}`,
    payload: { pairId, commentIds },
  })
}

/** Erases the rules of a pair, and what they did. */
export async function forgetRules(trx: Transaction, teamId: string, pairId: string) {
  const rules = trx.selectFrom('rules').where('teamId', '=', teamId).where('pairId', '=', pairId).select('id')
  const tests = trx.selectFrom('backtests').where('teamId', '=', teamId).where('ruleId', 'in', rules).select('id')
  await trx.deleteFrom('backtestHits').where('teamId', '=', teamId).where('backtestId', 'in', tests).execute()
  for (const table of ['backtests', 'ruleActs', 'ruleUndoings'] as const)
    await trx.deleteFrom(table).where('teamId', '=', teamId).where('ruleId', 'in', rules).execute()
  await trx.deleteFrom('rules').where('teamId', '=', teamId).where('pairId', '=', pairId).execute()
}
