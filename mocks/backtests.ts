import type { RuleAction } from '../server/contract/ruleParts.ts'
import type { Backtest, BacktestHit } from '../server/contract/rules.ts'
import {
  changed,
  instant,
  later,
  type MockBacktest,
  type MockPair,
  type MockRule,
  newId,
  type State,
} from './memory.ts'
import { isAbout } from './ruleMatching.ts'

const minutes = 90 * 24 * 60

/** Looks through all comments at once, after a while in which it can be stopped. */
export function beginBacktest(state: State, pair: MockPair, rule: MockRule): MockBacktest {
  const test: MockBacktest = {
    id: newId(),
    ruleId: rule.id,
    hash: rule.hash,
    state: 'running',
    total: null,
    looked: 0,
    found: [],
    from: instant(state, minutes),
    createdAt: instant(state),
    finishedAt: null,
  }
  state.backtests = [...state.backtests.filter(({ ruleId }) => ruleId !== rule.id), test]
  later(state, () => {
    if (test.state !== 'running' || !state.backtests.includes(test)) return
    const threads = new Map(state.threads.filter(({ pairId }) => pairId === pair.id).map((one) => [one.id, one]))
    const remarks = state.comments.filter(
      ({ threadId, author, createdAt }) => threads.has(threadId) && !author.us && createdAt >= test.from,
    )
    const found = remarks.flatMap((comment): BacktestHit[] => {
      const thread = threads.get(comment.threadId)
      if (!thread || !isAbout(state, rule.content, pair, thread, comment)) return []
      const { id: commentId, threadId, author, message, createdAt } = comment
      const facts = rule.content.actions.map((action) => ({ do: action.do, so: isSo(state, action, commentId) }))
      return [{ commentId, threadId, network: thread.network, author, message, createdAt, facts, mark: null }]
    })
    found.sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1))
    Object.assign(test, {
      state: 'done',
      total: remarks.length,
      looked: remarks.length,
      found,
      finishedAt: instant(state),
    })
    changed(state, pair.teamId, { topic: 'rules', pairId: pair.id, ids: [rule.id] })
  })
  return test
}

function isSo(state: State, action: RuleAction, commentId: string): boolean {
  const comment = state.comments.find(({ id }) => id === commentId)
  const thread = state.threads.find(({ id }) => id === comment?.threadId)
  if (!comment || !thread) return false
  if (action.do === 'hide') return comment.hiddenAt !== null || comment.deletedAt !== null
  if (action.do === 'reply_privately') return state.privateReplies.some((reply) => reply.commentId === commentId)
  if (action.do === 'reply')
    return state.comments.some(
      ({ threadId, author, createdAt }) => threadId === thread.id && author.us && createdAt > comment.createdAt,
    )
  if (action.do === 'label') return thread.labels.includes(action.labelId)
  if (action.do === 'assign') return thread.assigneeId === action.personId
  if (action.do === 'prioritise') return thread.priority === action.priority
  return (action.do === 'done' ? thread.doneAt : thread.snoozedUntil) !== null
}

/** A back-test as the screen shows it. */
export function backtestView({ found, ruleId: _rule, hash, ...test }: MockBacktest, rule: MockRule): Backtest {
  const counts: Backtest['counts'] = {}
  if (found.length > 0)
    for (const action of rule.content.actions) counts[action.do] = (counts[action.do] ?? 0) + found.length
  const marked = (mark: BacktestHit['mark']) => found.filter((hit) => hit.mark === mark).length
  return {
    ...test,
    current: hash === rule.hash,
    hits: found.length,
    counts,
    agreed: found.filter(({ facts }) => facts.every(({ so }) => so)).length,
    right: marked('right'),
    wrong: marked('wrong'),
  }
}
