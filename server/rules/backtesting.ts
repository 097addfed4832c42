import { setImmediate as nextTurn } from 'node:timers/promises'
import type { RuleAction, RuleVerb } from '../contract/ruleParts.ts'
import { Priority } from '../contract/threads.ts'
import { write } from '../db/write.ts'
import type { WorkContext, WorkKind } from '../jobs/kinds.ts'
import { labelsOf } from '../keeping/facets.ts'
import { readyLanguages } from '../keeping/languages.ts'
import type { ThreadRow } from '../keeping/threads.ts'
import { pairRow } from '../linking/pairRows.ts'
import { changed } from '../live/changes.ts'
import { type BacktestRow, backtestOf, backtestToChange, keepBacktest } from './backtests.ts'
import { contentOf, type RuleRow } from './content.ts'
import { type Matcher, matcherOf } from './matching.ts'
import { type Remark, remarksOf, withFirsts } from './remarks.ts'

const atOnce = 250
/** All are counted, and so many listed. */
const mostHits = 5000

/**
 * Goes back through what customers wrote, some hundred comments at a time, and writes down what the rule would have done. A
 * step that was cut off has not happened; the next goes on from there.
 */
export const backtestKind: WorkKind<{ backtestId: string }> = {
  lane: 'insights',
  work: async (context, { backtestId }) => {
    await readyLanguages()
    for (;;) {
      const test = await backtestOf(context.db, context, backtestId)
      if (test?.state !== 'running') return
      const judge = await judgeOf(context, test)
      if (!judge) return
      if (test.total === null) await countRemarks(context, test, judge.rule)
      else if (!(await step(context, test, judge))) return
      await context.progress({})
      await nextTurn()
    }
  },
}

interface Judge {
  rule: RuleRow
  actions: RuleAction[]
  isHit: Matcher
  /** What rules ahead of it would have kept from it. */
  isTaken: Matcher
}

async function judgeOf(context: WorkContext, { ruleId }: BacktestRow): Promise<Judge | null> {
  const { teamId } = context
  const rule = await context.db
    .selectFrom('rules')
    .where('teamId', '=', teamId)
    .where('id', '=', ruleId)
    .selectAll()
    .executeTakeFirst()
  const pair = rule && (await pairRow(context, rule.pairId))
  if (!rule || rule.removedAt || !pair || pair.unlinkedAt) return null
  const content = contentOf(rule)
  const ahead = await context.db
    .selectFrom('rules')
    .where('teamId', '=', teamId)
    .where('pairId', '=', rule.pairId)
    .where('armedAt', 'is not', null)
    .where('position', '<', rule.position)
    .selectAll()
    .execute()
  const stops = ahead.map(contentOf).filter(({ stop }) => stop)
  const taking = stops.map((one) => matcherOf(one, pair.zone))
  const isTaken = (remark: Remark) => taking.some((isOne) => isOne(remark))
  return { rule, actions: content.actions, isHit: matcherOf(content, pair.zone), isTaken }
}

async function countRemarks(context: WorkContext, test: BacktestRow, { pairId }: RuleRow) {
  const { total } = await remarksOf(context.db, { teamId: context.teamId, pairId })
    .where('comments.createdAt', '>=', test.since)
    .where('comments.createdAt', '<', test.positionAt)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  await change(context, test, pairId, (row) => ({ ...row, total: Number(total) }))
}

/** False at the end. */
async function step(context: WorkContext, test: BacktestRow, judge: Judge): Promise<boolean> {
  const { pairId } = judge.rule
  const rows = await remarksOf(context.db, { teamId: context.teamId, pairId })
    .where('comments.createdAt', '>=', test.since)
    .where(({ eb, refTuple, tuple }) =>
      eb(refTuple('comments.createdAt', 'comments.id'), '<', tuple(test.positionAt, test.positionId)),
    )
    .orderBy('comments.createdAt', 'desc')
    .orderBy('comments.id', 'desc')
    .limit(atOnce)
    .execute()
  const last = rows.at(-1)
  if (!last) {
    await change(context, test, pairId, (row) => ({ ...row, state: 'done', finishedAt: context.clock().toISOString() }))
    return false
  }
  const remarks = await withFirsts(context.db, { teamId: context.teamId, pairId }, rows)
  const hits: Remark[] = []
  for (const remark of remarks) {
    if (judge.isHit(remark) && !judge.isTaken(remark)) hits.push(remark)
    // A slow pattern gives way between two comments.
    await nextTurn()
  }
  const found = await factsOf(context, hits, judge.actions)
  const listed = found.slice(0, Math.max(0, mostHits - test.hits))
  return change(
    context,
    test,
    pairId,
    (row) => ({
      ...row,
      looked: row.looked + rows.length,
      hits: row.hits + hits.length,
      counts: JSON.stringify(plus(JSON.parse(row.counts), judge.actions, hits.length)),
      agreed: row.agreed + found.filter(({ facts }) => facts.every(({ so }) => so)).length,
      positionAt: last.createdAt,
      positionId: last.id,
    }),
    listed.map(({ remark, facts }) => ({
      teamId: context.teamId,
      backtestId: test.id,
      commentId: remark.id,
      commentedAt: remark.createdAt,
      facts: JSON.stringify(facts),
      mark: null,
    })),
  )
}

type Hits = { teamId: string; backtestId: string; commentId: string; commentedAt: string; facts: string; mark: null }[]

/** False when nobody wants it any more, or another worker was quicker. */
function change(
  given: WorkContext,
  test: BacktestRow,
  pairId: string,
  next: (row: BacktestRow) => BacktestRow,
  hits: Hits = [],
): Promise<boolean> {
  const context = { ...given, now: given.clock() }
  return write(context.db, async (trx) => {
    const row = await backtestToChange(trx, context, test.id)
    if (row?.state !== 'running' || row.looked !== test.looked) return false
    await keepBacktest(trx, next(row))
    if (hits.length > 0) await trx.insertInto('backtestHits').values(hits).execute()
    await changed(trx, context, 'rules', pairId, [test.ruleId])
    return true
  })
}

function plus(counts: Partial<Record<RuleVerb, number>>, actions: RuleAction[], hits: number) {
  if (hits === 0) return counts
  const sum = { ...counts }
  for (const action of actions) sum[action.do] = (sum[action.do] ?? 0) + hits
  return sum
}

/** How each hit stands today: whether people, or time, have done there what the rule would have. */
async function factsOf({ db, teamId }: WorkContext, hits: Remark[], actions: RuleAction[]) {
  if (hits.length === 0) return []
  const threadIds = [...new Set(hits.map(({ threadId }) => threadId))]
  const threads = await db
    .selectFrom('threads')
    .where('teamId', '=', teamId)
    .where('id', 'in', threadIds)
    .selectAll()
    .execute()
  const byId = new Map(threads.map((thread) => [thread.id, thread]))
  const whispers = await db
    .selectFrom('privateReplies')
    .where('teamId', '=', teamId)
    .where('droppedAt', 'is', null)
    .where(
      'commentId',
      'in',
      hits.map(({ id }) => id),
    )
    .select('commentId')
    .execute()
  const whispered = new Set(whispers.map(({ commentId }) => commentId))
  return hits.map((remark) => {
    const thread = byId.get(remark.threadId)
    const isPrivate = whispered.has(remark.id)
    return { remark, facts: actions.map((action) => ({ do: action.do, so: isSo(action, remark, thread, isPrivate) })) }
  })
}

function isSo(action: RuleAction, remark: Remark, thread: ThreadRow | undefined, isPrivate: boolean): boolean {
  if (action.do === 'hide') return remark.hiddenAt !== null || remark.deletedAt !== null
  if (action.do === 'reply_privately') return isPrivate
  if (!thread) return false
  if (action.do === 'reply') return thread.waitingSince === null || thread.waitingSince > remark.createdAt
  if (action.do === 'label') return labelsOf(thread).includes(action.labelId)
  if (action.do === 'assign') return thread.assigneeId === action.personId
  if (action.do === 'prioritise') return thread.priority === Priority.options.indexOf(action.priority)
  return thread.state === (action.do === 'done' ? 'done' : 'snoozed')
}
