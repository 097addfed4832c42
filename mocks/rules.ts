import { mayDo } from '../server/contract/access.ts'
import { Problem } from '../server/contract/problem.ts'
import type { NewRule } from '../server/contract/ruleParts.ts'
import { mostRules, type Rule, type rules } from '../server/contract/rules.ts'
import { backtestView, beginBacktest } from './backtests.ts'
import { type MockContext, type MockHandlers, memberOf, personOf } from './context.ts'
import { labelIn } from './labels.ts'
import { pairIn } from './linking.ts'
import { changed, instant, type MockRule, newId } from './memory.ts'
import { threadIn } from './places.ts'
import { patternOf } from './ruleMatching.ts'

/** Nobody writes to a pretend pair, so that no rule ever acts here: what rules did is an empty list. */
export const rulesMocks: MockHandlers<typeof rules> = {
  listRules: ({ params }, context) => listed(context, params.pairId),
  makeRule: ({ params, body }, context) => {
    const pair = pairIn(context, params.pairId)
    checkRule(context, body)
    const { length } = rulesOfPair(context, pair.id)
    if (length >= mostRules) throw new Problem('conflict', `There are ${mostRules} rules. Remove one first.`)
    const facts = { armed: null, disarmed: null, hash: hashOf(body), version: 1 }
    const rule: MockRule = { id: newId(), pairId: pair.id, content: body, ...facts }
    context.state.rules.push(rule)
    return told(context, rule)
  },
  orderRules: ({ params, body }, context) => {
    const ours = rulesOfPair(context, pairIn(context, params.pairId).id)
    const known = new Set(ours.map(({ id }) => id))
    if (ours.length !== body.ruleIds.length || !body.ruleIds.every((id) => known.delete(id)))
      throw new Problem('conflict', 'The rules have changed meanwhile. Look at them again.')
    context.state.rules.sort((one, other) => body.ruleIds.indexOf(one.id) - body.ruleIds.indexOf(other.id))
    for (const rule of ours.slice(0, 1)) told(context, rule)
    return listed(context, params.pairId)
  },
  getRule: ({ params }, context) => viewOf(context, ruleIn(context, params.ruleId)),
  changeRule: ({ params, body, version }, context) => {
    const rule = ruleIn(context, params.ruleId)
    checkVersion(rule, version, 'Look at theirs before you save yours.')
    checkRule(context, body)
    const hash = hashOf(body)
    if (hash !== rule.hash && rule.armed) disarm(context, rule, 'edited')
    return told(context, Object.assign(rule, { content: body, hash, version: version + 1 }))
  },
  removeRule: ({ params }, context) => {
    const rule = ruleIn(context, params.ruleId)
    told(context, rule)
    context.state.rules.splice(context.state.rules.indexOf(rule), 1)
  },
  armRule: ({ params, body, version }, context) => {
    const rule = ruleIn(context, params.ruleId)
    checkVersion(rule, version, 'Look at it before you arm it.')
    const test = context.state.backtests.find(({ ruleId, hash }) => ruleId === rule.id && hash === rule.hash)
    if (test?.state !== 'done') throw new Problem('conflict', 'Back-test the rule as it is now before you arm it.')
    if (test.found.length * 2 > test.looked && !body.sure)
      throw new Problem(
        'conflict',
        `It would have acted on ${test.found.length.toLocaleString('en')} of ${test.looked.toLocaleString('en')} comments, more than half. Arm it only if you mean all of them.`,
        { fields: { sure: 'Say that you are sure.' } },
      )
    rule.armed ??= { at: instant(context.state), by: personOf(context).name }
    rule.disarmed = null
    return told(context, rule)
  },
  disarmRule: ({ params }, context) => {
    const rule = ruleIn(context, params.ruleId)
    if (rule.armed) disarm(context, rule, 'by_hand')
    return told(context, rule)
  },
  startBacktest: ({ params }, context) => {
    const rule = ruleIn(context, params.ruleId)
    const test = beginBacktest(context.state, pairIn(context, rule.pairId), rule)
    told(context, rule)
    return backtestView(test, rule)
  },
  cancelBacktest: ({ params }, context) => {
    const { test, rule } = backtestIn(context, params.backtestId)
    if (test.state !== 'running') throw new Problem('conflict', 'This back-test is over already.')
    Object.assign(test, { state: 'cancelled', finishedAt: instant(context.state) })
    told(context, rule)
    return backtestView(test, rule)
  },
  listHits: ({ params, query }, context) => {
    const { found } = backtestIn(context, params.backtestId).test
    const from = Number(query.cursor ?? 0)
    const nextCursor = found.length > from + query.limit ? String(from + query.limit) : null
    return { items: found.slice(from, from + query.limit), nextCursor }
  },
  markHit: ({ params, body }, context) => {
    const { test, rule } = backtestIn(context, params.backtestId)
    const hit = test.found.find(({ commentId }) => commentId === params.commentId)
    if (!hit) throw new Problem('not_found', 'This back-test has not found this comment.')
    hit.mark = body.mark
    told(context, rule)
  },
  listRuleActs: ({ params, query }, context) => {
    pairIn(context, params.pairId)
    if (query.ruleId !== undefined) ruleIn(context, query.ruleId)
    return { items: [], nextCursor: null }
  },
  listActsOfThread: ({ params }, context) => {
    threadIn(context, params.threadId)
    return { items: [] }
  },
  undoActs: ({ params, body }, context) => {
    const { id: ruleId } = ruleIn(context, params.ruleId)
    const undoing = { id: newId(), ruleId, ...body, state: 'done' as const, total: 0, undone: 0, kept: 0, replies: 0 }
    context.state.undoings.push(undoing)
    return undoing
  },
  getUndoing: ({ params }, context) => {
    const undoing = context.state.undoings.find(({ id }) => id === params.undoingId)
    if (!undoing) throw new Problem('not_found', 'Your team has no such undoing.')
    ruleIn(context, undoing.ruleId)
    return undoing
  },
}

const rulesOfPair = ({ state }: MockContext, pairId: string) => state.rules.filter((rule) => rule.pairId === pairId)

function listed(context: MockContext, pairId: string) {
  const { id } = pairIn(context, pairId)
  return { items: rulesOfPair(context, id).map((rule) => viewOf(context, rule)) }
}

function ruleIn(context: MockContext, ruleId: string): MockRule {
  const rule = context.state.rules.find(({ id }) => id === ruleId)
  if (!rule) throw unknown()
  const pair = context.state.pairs.find(({ id }) => id === rule.pairId)
  if (pair?.teamId !== memberOf(context).teamId || pair.unlinkedAt) throw unknown()
  return rule
}

const unknown = () => new Problem('not_found', 'Your team has no such rule.')

function backtestIn(context: MockContext, backtestId: string) {
  const test = context.state.backtests.find(({ id }) => id === backtestId)
  if (!test) throw new Problem('not_found', 'Your team has no such back-test.')
  return { test, rule: ruleIn(context, test.ruleId) }
}

function viewOf({ state }: MockContext, rule: MockRule): Rule {
  const { id, content, version, armed, disarmed } = rule
  const test = state.backtests.find(({ ruleId }) => ruleId === id)
  const backtest = test ? backtestView(test, rule) : null
  return { id, ...content, version, armed, disarmed: armed ? null : disarmed, backtest, acted: { day: 0, week: 0 } }
}

function disarm({ state }: MockContext, rule: MockRule, why: NonNullable<Rule['disarmed']>['why']) {
  rule.armed = null
  rule.disarmed = { at: instant(state), why }
}

function checkVersion({ version }: MockRule, given: number, advice: string) {
  if (version !== given) throw new Problem('outdated', `Somebody changed this rule meanwhile. ${advice}`)
}

function checkRule(context: MockContext, { when, actions }: NewRule) {
  if (when.pattern) patternOf(when.pattern)
  for (const [index, action] of actions.entries()) {
    if (action.do === 'label' && !isLabel(context, action.labelId))
      throw invalid(`actions.${index}.labelId`, 'Choose a label of the team.')
    if (action.do === 'assign' && !isModerator(context, action.personId))
      throw invalid(`actions.${index}.personId`, 'Choose somebody of the team who may moderate.')
  }
}

function isLabel(context: MockContext, labelId: string) {
  try {
    return Boolean(labelIn(context, labelId))
  } catch {
    return false
  }
}

function isModerator(context: MockContext, personId: string) {
  const { teamId } = memberOf(context)
  const member = context.state.members.find((one) => one.personId === personId && one.teamId === teamId)
  return member !== undefined && mayDo(member.role, 'moderate')
}

const invalid = (field: string, sentence: string) => new Problem('invalid', sentence, { fields: { [field]: sentence } })

const hashOf = ({ name: _name, mostReplies: _guard, ...does }: NewRule) => JSON.stringify(does)

function told(context: MockContext, rule: MockRule): Rule {
  const { teamId } = memberOf(context)
  changed(context.state, teamId, { topic: 'rules', pairId: rule.pairId, ids: [rule.id] })
  return viewOf(context, rule)
}
