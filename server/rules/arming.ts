import { Problem } from '../contract/problem.ts'
import type { Rule } from '../contract/rules.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { disarmed, keepRule, record, ruleToChange, viewOf } from './rules.ts'

/**
 * Lets a rule act from now on. Throws `outdated` when it was changed since `version`, `conflict` without a finished back-test of
 * exactly this rule, and for one that is about more than half of all comments unless somebody is `sure`.
 */
export async function armRule(context: Context, ruleId: string, version: number, sure: boolean): Promise<Rule> {
  return write(context.db, async (trx) => {
    const rule = await ruleToChange(trx, context, ruleId)
    if (rule.version !== version)
      throw new Problem('outdated', 'Somebody changed this rule meanwhile. Look at it before you arm it.')
    if (rule.armedAt) return viewOf(context, trx, rule)
    const test = await trx
      .selectFrom('backtests')
      .where('teamId', '=', context.teamId)
      .where('ruleId', '=', ruleId)
      .where('hash', '=', rule.hash)
      .where('state', '=', 'done')
      .select(['hits', 'looked'])
      .executeTakeFirst()
    if (!test) throw new Problem('conflict', 'Back-test the rule as it is now before you arm it.')
    if (test.hits * 2 > test.looked && !sure)
      throw new Problem(
        'conflict',
        `It would have acted on ${test.hits.toLocaleString('en')} of ${test.looked.toLocaleString('en')} comments, more than half. Arm it only if you mean all of them.`,
        { fields: { sure: 'Say that you are sure.' } },
      )
    const change = {
      armedAt: context.now.toISOString(),
      armedBy: context.person.id,
      disarmedAt: null,
      disarmedWhy: null,
    }
    await keepRule(trx, rule, change)
    await record(trx, context, 'rules.arm', ruleId)
    return viewOf(context, trx, { ...rule, ...change })
  })
}

/** What is being done with a comment at this moment is finished; nothing more is begun. Throws `not_found`. */
export async function disarmRule(context: Context, ruleId: string): Promise<Rule> {
  return write(context.db, async (trx) => {
    const rule = await ruleToChange(trx, context, ruleId)
    if (!rule.armedAt) return viewOf(context, trx, rule)
    const change = disarmed(context, 'by_hand')
    await keepRule(trx, rule, change)
    await record(trx, context, 'rules.disarm', ruleId)
    return viewOf(context, trx, { ...rule, ...change })
  })
}
