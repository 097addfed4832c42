import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { audit, changed } from '../live/changes.ts'
import { notify } from '../notices/notify.ts'
import type { ReadyRule } from './considering.ts'
import { disarmed, keepRule } from './rules.ts'

const windowMs = 10 * 60_000

/** A rule that answers a wave of comments is disarmed, and says so; one that only hides or sorts may go on. */
export function createGuard(trx: Transaction, context: TeamContext) {
  const left = new Map<string, number>()

  /** Locks the rule, so that of two workers each counts what the other did. */
  async function room({ row, content }: ReadyRule) {
    await keepRule(trx, row, { position: row.position })
    const since = new Date(context.now.getTime() - windowMs).toISOString()
    const { count } = await trx
      .selectFrom('ruleActs')
      .where('teamId', '=', context.teamId)
      .where('ruleId', '=', row.id)
      .where('at', '>=', since)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return content.mostReplies - Number(count)
  }

  async function disarm({ row, content: { name, mostReplies } }: ReadyRule) {
    await keepRule(trx, row, disarmed(context, 'too_many'))
    await audit(trx, { ...context, actorId: row.armedBy ?? '' }, 'rules.disarmItself', { ruleId: row.id })
    await changed(trx, context, 'rules', row.pairId, [row.id])
    await notify(trx, context, {
      kind: 'rule_disarmed',
      key: `${row.id} ${context.now.toISOString()}`,
      pairId: row.pairId,
      threadId: null,
      to: 'moderators',
      about: {
        who: null,
        what: `${name}: it answered more than ${mostReplies.toLocaleString('en')} comments in 10 minutes.`,
      },
    })
  }

  return {
    /** Whether the rule may act once more. */
    allows: async (rule: ReadyRule): Promise<boolean> => {
      if (!rule.content.actions.some((action) => action.do === 'reply' || action.do === 'reply_privately')) return true
      const now = left.get(rule.row.id) ?? (await room(rule))
      left.set(rule.row.id, now - 1)
      if (now === 0) await disarm(rule)
      return now > 0
    },
  }
}
