import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Selectable } from 'kysely'
import { Problem } from '../contract/problem.ts'
import type { RuleUndoing } from '../contract/rules.ts'
import type { Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import type { WorkContext, WorkKind } from '../jobs/kinds.ts'
import { enqueue } from '../jobs/queue.ts'
import { changes } from '../keeping/changes.ts'
import { labelsOf } from '../keeping/facets.ts'
import { heldThreads } from '../keeping/held.ts'
import { keepThread, type ThreadRow } from '../keeping/threads.ts'
import { changed } from '../live/changes.ts'
import type { Deed } from './deeds.ts'
import { record, ruleOf } from './rules.ts'

type UndoingRow = Selectable<Tables['ruleUndoings']>
type ActRow = Selectable<Tables['ruleActs']>

const atOnce = 50

/** Promises to put back what the rule did from `from` until before `to`. Throws `not_found`. */
export async function undoActs(context: Context, ruleId: string, { from, to }: { from: string; to: string }) {
  return write(context.db, async (trx) => {
    const rule = await ruleOf(context, trx, ruleId)
    const known = await undoingOf(context, trx, context.operationId)
    if (known) return viewOf(known)
    const { total } = await standingActs(trx, context, { ruleId, since: from, until: to })
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    const row: UndoingRow = {
      teamId: context.teamId,
      id: context.operationId,
      ruleId,
      since: from,
      until: to,
      state: 'running',
      total: Number(total),
      undone: 0,
      kept: 0,
      replies: 0,
      personId: context.person.id,
      positionAt: to,
      positionId: '',
    }
    await trx.insertInto('ruleUndoings').values(row).execute()
    const payload = { undoingId: row.id }
    await enqueue(trx, context, { kind: 'rules.undo', lane: 'hide', subject: `undoing ${ruleId}`, payload })
    await record(trx, context, 'rules.undo', ruleId)
    await changed(trx, context, 'rules', rule.pairId, [ruleId])
    return viewOf(row)
  })
}

/** Throws `not_found`. */
export async function getUndoing(context: TeamContext, undoingId: string): Promise<RuleUndoing> {
  const row = await undoingOf(context, context.db, undoingId)
  if (!row) throw new Problem('not_found', 'Your team has no such undoing.')
  return viewOf(row)
}

/** From the newest act to the oldest, so that what two of them did to a thread comes off in turn. */
export const undoActsKind: WorkKind<{ undoingId: string }> = {
  lane: 'hide',
  work: async (context, { undoingId }) => {
    while (await undoSome({ ...context, now: context.clock() }, undoingId)) {
      await context.progress({})
      await nextTurn()
    }
  },
}

function undoSome(context: WorkContext, undoingId: string): Promise<boolean> {
  return write(context.db, async (trx) => {
    const undoing = await undoingToChange(trx, context, undoingId)
    if (undoing?.state !== 'running') return false
    const acts = await standingActs(trx, context, undoing)
      .where(({ eb, refTuple, tuple }) => eb(refTuple('at', 'id'), '<', tuple(undoing.positionAt, undoing.positionId)))
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(atOnce)
      .selectAll()
      .execute()
    const last = acts.at(-1)
    const next: UndoingRow = last
      ? { ...undoing, ...(await putBack(trx, context, undoing, acts)), positionAt: last.at, positionId: last.id }
      : { ...undoing, state: 'done' }
    await trx
      .updateTable('ruleUndoings')
      .set(next)
      .where('teamId', '=', context.teamId)
      .where('id', '=', undoingId)
      .execute()
    await changed(trx, context, 'rules', null, [undoing.ruleId])
    return last !== undefined
  })
}

/** Moves the counts of an undoing. */
async function putBack(trx: Transaction, context: WorkContext, undoing: UndoingRow, acts: ActRow[]) {
  const ids = [...new Set(acts.map(({ threadId }) => threadId))]
  const before = new Map((await heldThreads(trx, context, ids)).map((thread) => [thread.id, thread]))
  const after = new Map(before)
  const [undone, shown]: [string[], string[]] = [[], []]
  let replies = 0
  for (const act of acts) {
    const did = (JSON.parse(act.did) as Deed[]).filter(({ problem }) => problem === null).map((deed) => deed.do)
    const thread = after.get(act.threadId)
    const back = thread && restored(thread, act, context)
    if (thread && back && back !== thread) after.set(act.threadId, back)
    if (did.includes('hide')) shown.push(act.commentId)
    replies += did.filter((verb) => verb === 'reply' || verb === 'reply_privately').length
    if (did.includes('hide') || (back && back !== thread)) undone.push(act.id)
  }
  await keepMoved(trx, context, before, after)
  if (undone.length > 0)
    await trx
      .updateTable('ruleActs')
      .set({ undoneAt: context.now.toISOString() })
      .where('teamId', '=', context.teamId)
      .where('id', 'in', undone)
      .execute()
  if (shown[0])
    await enqueue(trx, context, {
      kind: 'moderation.moderateMany',
      lane: 'hide',
      subject: `hiding ${shown[0]}`,
      payload: { commentIds: shown, action: 'show', personId: undoing.personId },
    })
  const kept = acts.length - undone.length
  return { undone: undoing.undone + undone.length, kept: undoing.kept + kept, replies: undoing.replies + replies }
}

/** As it was before the act, where nobody has changed it since; labels come off one by one. */
function restored(thread: ThreadRow, act: ActRow, context: WorkContext): ThreadRow {
  const was = JSON.parse(act.before) as Partial<ThreadRow>
  const became = JSON.parse(act.after) as Partial<ThreadRow>
  const { labels: labelsBefore = '', ...old } = was
  const { labels: labelsAfter = '', ...left } = became
  let back = thread
  const had = labelsOf({ labels: labelsBefore })
  for (const id of labelsOf({ labels: labelsAfter })) if (!had.includes(id)) back = changes.unlabel(id)(back, context)
  for (const names of together) {
    const concerned = names.filter((name) => name in left)
    const isAsLeft = concerned.every((name) => thread[name] === left[name])
    if (concerned.length > 0 && isAsLeft) back = { ...back, ...picked(old, concerned) }
  }
  return back
}

/** What is one thing to a person is put back together or not at all. */
const together = [['state', 'doneAt', 'snoozedUntil'], ['assigneeId'], ['priority']] as const

const picked = (row: Partial<ThreadRow>, names: readonly (keyof ThreadRow)[]) =>
  Object.fromEntries(names.map((name) => [name, row[name]])) as Partial<ThreadRow>

async function keepMoved(
  trx: Transaction,
  context: WorkContext,
  before: Map<string, ThreadRow>,
  after: Map<string, ThreadRow>,
) {
  const moved = [...after.values()].filter((thread) => before.get(thread.id) !== thread)
  for (const thread of moved) await keepThread(trx, before.get(thread.id) ?? null, thread)
  const ids = moved.map(({ id }) => id)
  if (moved[0]) await changed(trx, context, 'inbox', moved[0].pairId, ids)
}

const standingActs = (
  trx: Transaction,
  { teamId }: TeamContext,
  { ruleId, since, until }: Pick<UndoingRow, 'ruleId' | 'since' | 'until'>,
) =>
  trx
    .selectFrom('ruleActs')
    .where('teamId', '=', teamId)
    .where('ruleId', '=', ruleId)
    .where('at', '>=', since)
    .where('at', '<', until)
    .where('undoneAt', 'is', null)

const undoingOf = ({ teamId }: TeamContext, db: Pick<Transaction, 'selectFrom'>, id: string) =>
  db.selectFrom('ruleUndoings').where('teamId', '=', teamId).where('id', '=', id).selectAll().executeTakeFirst()

/** Nobody else changes it until the transaction ends. */
const undoingToChange = (trx: Transaction, { teamId }: TeamContext, id: string) =>
  trx
    .updateTable('ruleUndoings')
    .set((eb) => ({ undone: eb.ref('undone') }))
    .where('teamId', '=', teamId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()

const viewOf = ({ id, ruleId, since, until, state, total, undone, kept, replies }: UndoingRow): RuleUndoing => ({
  id,
  ruleId,
  from: since,
  to: until,
  state,
  total,
  undone,
  kept,
  replies,
})
