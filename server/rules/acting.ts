import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { enqueue, enqueueOnce } from '../jobs/queue.ts'
import type { CommentRow } from '../keeping/commentRows.ts'
import { heldThreads } from '../keeping/held.ts'
import { keepThread, type ThreadRow } from '../keeping/threads.ts'
import type { PairRow } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'
import type { Match, ReadyRule } from './considering.ts'
import { type Deeds, doAll } from './deeds.ts'
import { createGuard } from './guard.ts'

/**
 * Does what the rules say, once for each rule and comment. Whatever has changed since the rules looked (a rule disarmed or
 * edited, a comment edited or deleted) is left alone: an edit has a look of its own.
 */
export async function actOn(trx: Transaction, context: TeamContext, pair: PairRow, matches: Match[]) {
  const armed = await stillArmed(trx, context, matches)
  const threads = await threadsFor(trx, context, matches)
  const comments = await commentsFor(trx, context, matches)
  const done = await actsOn(trx, context, matches)
  const guard = createGuard(trx, context)
  const deeds: Deeds = { hides: new Map(), replies: [], wakings: new Set(), known: new Map() }
  const acted = new Map<string, ReadyRule>()

  for (const { remark, rules } of inOrder(matches)) {
    const comment = comments.get(remark.id)
    const before = threads.get(remark.threadId)
    if (!comment || comment.deletedAt || comment.messageAsOf !== remark.messageAsOf || !before) continue
    for (const rule of rules) {
      if (!armed.has(`${rule.row.id} ${rule.row.version}`) || done.has(`${rule.row.id} ${remark.id}`)) continue
      if (!(await guard.allows(rule))) continue
      const thread = threads.get(remark.threadId) ?? before
      const root = comments.get(remark.threadId)
      const hidden = root ? root.hiddenAt !== null : thread.hiddenAt !== null
      const { did, after } = await doAll(trx, context, { rule, remark, comment, thread, hidden, pair }, deeds)
      if (did.length === 0) continue
      threads.set(remark.threadId, after)
      acted.set(rule.row.id, rule)
      await keepAct(trx, context, rule, comment, did, thread, after)
    }
  }
  await keepThreads(trx, context, matches, threads)
  await promise(trx, context, deeds)
  if (acted.size === 0) return
  for (const { row } of acted.values())
    await audit(trx, { ...context, actorId: row.armedBy ?? '' }, 'rules.act', { ruleId: row.id })
  await changed(trx, context, 'rules', pair.id, [...acted.keys()])
}

/** As they were written, so that of two comments in a thread the later one has the last word. */
const inOrder = (matches: Match[]) =>
  matches.toSorted(({ remark: one }, { remark: other }) => (one.createdAt < other.createdAt ? -1 : 1))

async function stillArmed(trx: Transaction, { teamId }: TeamContext, matches: Match[]) {
  const ids = [...new Set(matches.flatMap(({ rules }) => rules.map(({ row }) => row.id)))]
  const rows = await trx
    .selectFrom('rules')
    .where('teamId', '=', teamId)
    .where('id', 'in', ids)
    .where('armedAt', 'is not', null)
    .select(['id', 'version'])
    .execute()
  return new Set(rows.map(({ id, version }) => `${id} ${version}`))
}

/** Holding their posts, so that nobody else acts on them meanwhile. */
async function threadsFor(trx: Transaction, context: TeamContext, matches: Match[]) {
  const ids = [...new Set(matches.map(({ remark }) => remark.threadId))]
  const rows = await heldThreads(trx, context, ids)
  return new Map(rows.map((row) => [row.id, row]))
}

async function commentsFor(trx: Transaction, { teamId }: TeamContext, matches: Match[]) {
  const ids = [...new Set(matches.flatMap(({ remark }) => [remark.id, remark.threadId]))]
  const rows = await trx
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('id', 'in', ids)
    .selectAll()
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

async function actsOn(trx: Transaction, { teamId }: TeamContext, matches: Match[]) {
  const commentIds = matches.map(({ remark }) => remark.id)
  const ruleIds = [...new Set(matches.flatMap(({ rules }) => rules.map(({ row }) => row.id)))]
  const rows = await trx
    .selectFrom('ruleActs')
    .where('teamId', '=', teamId)
    .where('ruleId', 'in', ruleIds)
    .where('commentId', 'in', commentIds)
    .select(['ruleId', 'commentId'])
    .execute()
  return new Set(rows.map(({ ruleId, commentId }) => `${ruleId} ${commentId}`))
}

function keepAct(
  trx: Transaction,
  context: TeamContext,
  { row }: ReadyRule,
  { id: commentId, threadId, pairId }: CommentRow,
  did: object[],
  before: ThreadRow,
  after: ThreadRow,
) {
  const names = Object.keys(after).filter((name) => before[name as keyof ThreadRow] !== after[name as keyof ThreadRow])
  const part = (of: ThreadRow) =>
    JSON.stringify(Object.fromEntries(names.map((name) => [name, of[name as keyof ThreadRow]])))
  return trx
    .insertInto('ruleActs')
    .values({
      teamId: context.teamId,
      id: context.newId(),
      ruleId: row.id,
      commentId,
      threadId,
      pairId,
      at: context.now.toISOString(),
      did: JSON.stringify(did),
      before: part(before),
      after: part(after),
      undoneAt: null,
    })
    .execute()
}

async function keepThreads(trx: Transaction, context: TeamContext, matches: Match[], after: Map<string, ThreadRow>) {
  // Held since they were read: what is there now is what was there before.
  const before = await threadsFor(trx, context, matches)
  const moved = [...after.values()].filter((thread) => JSON.stringify(before.get(thread.id)) !== JSON.stringify(thread))
  for (const thread of moved) await keepThread(trx, before.get(thread.id) ?? null, thread)
  const [first] = moved
  if (!first) return
  const ids = moved.map(({ id }) => id)
  await changed(trx, context, 'inbox', first.pairId, ids)
}

/** What happens out there is moderation's: in the name of whoever armed the rule, and replies before hidings. */
async function promise(trx: Transaction, context: TeamContext, { hides, replies, wakings }: Deeds) {
  for (const reply of replies)
    await enqueue(trx, context, {
      kind: 'moderation.replyOnBehalf',
      lane: 'reply',
      subject: `on behalf ${reply.commentId}`,
      payload: reply,
    })
  const answered = new Set(replies.map(({ commentId }) => commentId))
  for (const [personId, commentIds] of hides) {
    const hide = (ids: string[], subject: string) =>
      enqueue(trx, context, {
        kind: 'moderation.moderateMany',
        lane: 'hide',
        subject,
        payload: { commentIds: ids, action: 'hide', personId },
      })
    const alone = commentIds.filter((id) => answered.has(id))
    for (const id of alone) await hide([id], `on behalf ${id}`)
    const together = commentIds.filter((id) => !answered.has(id))
    if (together[0]) await hide(together, `hiding ${together[0]}`)
  }
  for (const until of wakings)
    await enqueueOnce(trx, context, {
      kind: 'triage.wake',
      lane: 'reply',
      subject: `wake ${until}`,
      payload: {},
      runAt: new Date(until),
    })
}
