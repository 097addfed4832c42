import { z } from 'zod'
import { feature } from './endpoint.ts'
import { listOf, Paging } from './list.ts'
import { NewRule, RuleAction } from './ruleParts.ts'
import { Author } from './threads.ts'
import { Instant, Network } from './values.ts'

/** How many rules a pair has. */
export const mostRules = 100

const Verb = z.enum(RuleAction.options.map((option) => option.shape.do.value))
const Counts = z.partialRecord(Verb, z.int()).describe('How often each action.')

export const Backtest = z
  .object({
    id: z.string(),
    state: z.enum(['running', 'done', 'cancelled']),
    current: z.boolean().describe('Of the rule exactly as it is now.'),
    total: z.int().nullable().describe('How many comments there are; null until they have been counted.'),
    looked: z.int(),
    hits: z.int().describe('How many of them it would have acted on.'),
    counts: Counts,
    agreed: z.int().describe('Hits where people have done the same by now.'),
    right: z.int().describe('Hits that somebody has marked as right.'),
    wrong: z.int(),
    from: Instant.describe('The oldest comment it looks at.'),
    createdAt: Instant,
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'Backtest', description: 'What a rule would have done in the last 90 days.' })
export type Backtest = z.infer<typeof Backtest>

export const Rule = z
  .object({
    id: z.string(),
    ...NewRule.shape,
    version: z.int(),
    armed: z.object({ at: Instant, by: z.string().describe('The name of the member.') }).nullable(),
    disarmed: z
      .object({ at: Instant, why: z.enum(['by_hand', 'edited', 'too_many']) })
      .nullable()
      .describe('When and why it was last disarmed; null for one that never was, or is armed.'),
    backtest: Backtest.nullable().describe('The newest.'),
    acted: z.object({ day: z.int(), week: z.int() }).describe('On how many comments, in 24 hours and in 7 days.'),
  })
  .meta({ id: 'Rule', description: 'What the desk does by itself with a new comment.' })
export type Rule = z.infer<typeof Rule>

const Mark = z.enum(['right', 'wrong'])

export const BacktestHit = z
  .object({
    commentId: z.string(),
    threadId: z.string(),
    network: Network,
    author: Author,
    message: z.string(),
    createdAt: Instant,
    facts: z
      .array(z.object({ do: Verb, so: z.boolean() }))
      .describe('What it would have done, and whether it stands like that by now.'),
    mark: Mark.nullable(),
  })
  .meta({ id: 'BacktestHit' })
export type BacktestHit = z.infer<typeof BacktestHit>

export const RuleAct = z
  .object({
    id: z.string(),
    ruleId: z.string(),
    ruleName: z.string(),
    commentId: z.string(),
    threadId: z.string(),
    message: z.string().describe('The beginning of the comment.'),
    author: z.string(),
    at: Instant,
    did: z.array(
      z.object({ do: Verb, problem: z.string().nullable().describe('Why it was left out; null where it was done.') }),
    ),
    undoneAt: Instant.nullable(),
  })
  .meta({ id: 'RuleAct', description: 'What a rule did with one comment.' })
export type RuleAct = z.infer<typeof RuleAct>

const Range = z.object({ from: Instant, to: Instant })

export const RuleUndoing = z
  .object({
    id: z.string(),
    ruleId: z.string(),
    ...Range.shape,
    state: z.enum(['running', 'done']),
    total: z.int(),
    undone: z.int(),
    kept: z.int().describe('Changed by somebody since, so left as they are.'),
    replies: z.int().describe('Replies, which cannot be undone.'),
  })
  .meta({ id: 'RuleUndoing' })
export type RuleUndoing = z.infer<typeof RuleUndoing>

export const rules = feature({
  listRules: {
    method: 'GET',
    path: '/pairs/:pairId/rules',
    summary: 'The rules of a pair in the order in which they act, at most 100',
    access: 'moderate',
    response: z.object({ items: z.array(Rule) }),
  },
  makeRule: {
    method: 'POST',
    path: '/pairs/:pairId/rules',
    summary: 'Write a rule; it does nothing before it is back-tested and armed',
    access: 'moderate',
    idempotent: true,
    body: NewRule,
    status: 201,
    response: Rule,
  },
  orderRules: {
    method: 'PUT',
    path: '/pairs/:pairId/rules/order',
    summary: 'Say in which order the rules act',
    access: 'moderate',
    body: z.object({ ruleIds: z.array(z.string().max(128)).max(mostRules) }),
    response: z.object({ items: z.array(Rule) }),
  },
  getRule: {
    method: 'GET',
    path: '/rules/:ruleId',
    summary: 'One rule, with its newest back-test',
    access: 'moderate',
    response: Rule,
  },
  changeRule: {
    method: 'PUT',
    path: '/rules/:ruleId',
    summary: 'Change a rule; whatever changes what it does disarms it',
    access: 'moderate',
    versioned: true,
    body: NewRule,
    response: Rule,
  },
  removeRule: {
    method: 'DELETE',
    path: '/rules/:ruleId',
    summary: 'Remove a rule; what it did stays, and can be looked up',
    access: 'moderate',
  },
  armRule: {
    method: 'PUT',
    path: '/rules/:ruleId/arming',
    summary: 'Let a rule act, after a back-test of exactly this version',
    access: 'manage',
    versioned: true,
    body: z.object({
      sure: z.boolean().default(false).describe('Needed for a rule that would have acted on more than half of all.'),
    }),
    response: Rule,
  },
  disarmRule: {
    method: 'DELETE',
    path: '/rules/:ruleId/arming',
    summary: 'Let a rule act no more, at once',
    access: 'moderate',
    response: Rule,
  },
  startBacktest: {
    method: 'POST',
    path: '/rules/:ruleId/backtests',
    summary: 'Look what the rule would have done in the last 90 days, as a job with progress',
    access: 'moderate',
    idempotent: true,
    status: 202,
    response: Backtest,
  },
  cancelBacktest: {
    method: 'DELETE',
    path: '/backtests/:backtestId',
    summary: 'Stop a back-test at its next step',
    access: 'moderate',
    response: Backtest,
  },
  listHits: {
    method: 'GET',
    path: '/backtests/:backtestId/hits',
    summary: 'What a back-test has found, newest comment first; of many the newest 5,000',
    access: 'moderate',
    query: Paging,
    response: listOf(BacktestHit),
  },
  markHit: {
    method: 'PUT',
    path: '/backtests/:backtestId/hits/:commentId/mark',
    summary: 'Say whether the rule would have been right there; null takes it back',
    access: 'moderate',
    body: z.object({ mark: Mark.nullable() }),
  },
  listRuleActs: {
    method: 'GET',
    path: '/pairs/:pairId/ruleActs',
    summary: 'What rules did, newest first',
    access: 'moderate',
    query: Paging.extend({ ruleId: z.string().max(128).optional() }),
    response: listOf(RuleAct),
  },
  listActsOfThread: {
    method: 'GET',
    path: '/threads/:threadId/ruleActs',
    summary: 'What rules did in a thread, oldest first',
    access: 'moderate',
    response: z.object({ items: z.array(RuleAct) }),
  },
  undoActs: {
    method: 'POST',
    path: '/rules/:ruleId/undoings',
    summary: 'Put back what a rule did in a time, as a job; replies stay',
    access: 'moderate',
    idempotent: true,
    body: Range,
    status: 202,
    response: RuleUndoing,
  },
  getUndoing: {
    method: 'GET',
    path: '/ruleUndoings/:undoingId',
    summary: 'How far an undoing is',
    access: 'moderate',
    response: RuleUndoing,
  },
})
