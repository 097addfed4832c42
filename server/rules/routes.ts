import type { rules } from '../contract/rules.ts'
import type { Handlers } from '../http/context.ts'
import { listActsOfThread, listRuleActs } from './acts.ts'
import { armRule, disarmRule } from './arming.ts'
import { cancelBacktest, listHits, markHit, startBacktest } from './backtests.ts'
import { changeRule, getRule, listRules, makeRule, orderRules, removeRule } from './rules.ts'
import { getUndoing, undoActs } from './undoing.ts'

export const rulesRoutes: Handlers<typeof rules> = {
  listRules: ({ params }, context) => listRules(context, params.pairId),
  makeRule: ({ params, body }, context) => makeRule(context, params.pairId, body),
  orderRules: ({ params, body }, context) => orderRules(context, params.pairId, body.ruleIds),
  getRule: ({ params }, context) => getRule(context, params.ruleId),
  changeRule: ({ params, body, version }, context) => changeRule(context, params.ruleId, version, body),
  removeRule: ({ params }, context) => removeRule(context, params.ruleId),
  armRule: ({ params, body, version }, context) => armRule(context, params.ruleId, version, body.sure),
  disarmRule: ({ params }, context) => disarmRule(context, params.ruleId),
  startBacktest: ({ params }, context) => startBacktest(context, params.ruleId),
  cancelBacktest: ({ params }, context) => cancelBacktest(context, params.backtestId),
  listHits: ({ params, query }, context) => listHits(context, params.backtestId, query),
  markHit: ({ params, body }, context) => markHit(context, params.backtestId, params.commentId, body.mark),
  listRuleActs: ({ params, query }, context) => listRuleActs(context, params.pairId, query),
  listActsOfThread: ({ params }, context) => listActsOfThread(context, params.threadId),
  undoActs: ({ params, body }, context) => undoActs(context, params.ruleId, body),
  getUndoing: ({ params }, context) => getUndoing(context, params.undoingId),
}
