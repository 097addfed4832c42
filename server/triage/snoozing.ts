import { Problem } from '../contract/problem.ts'
import { literal, type Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import type { WorkContext, WorkKind } from '../jobs/kinds.ts'
import { enqueue } from '../jobs/queue.ts'
import { changes } from '../keeping/changes.ts'
import { heldThread } from '../keeping/held.ts'
import { keepThread } from '../keeping/threads.ts'
import { changed } from '../live/changes.ts'
import { triage } from './triage.ts'

const longestMs = 366 * 24 * 3600_000

/** Puts a thread away until then; a remark by a customer brings it back before. Throws `invalid` for a time that is over, or more than a year ahead. */
export async function snoozeThread(context: Context, threadId: string, until: string) {
  const aheadMs = Date.parse(until) - context.now.getTime()
  if (aheadMs <= 0) throw untilProblem('Choose a time that is still to come.')
  if (aheadMs > longestMs) throw untilProblem('Choose a time within a year.')
  await triage(context, threadId, {
    action: 'triage.snooze',
    change: changes.snooze(until),
    detail: { until },
    promise: (trx) => promiseWaking(trx, context, until),
  })
}

export const wakeThread = (context: Context, threadId: string) =>
  triage(context, threadId, { action: 'triage.wake', change: changes.wake })

const untilProblem = (problem: string) => new Problem('invalid', problem, { fields: { until: problem } })

/** Promises to look for snoozed threads whose time has come: one promise does for all that are put away together. */
const promiseWaking = (trx: Transaction, context: TeamContext, until: string) =>
  enqueue(trx, context, {
    kind: 'triage.wake',
    lane: 'reply',
    subject: `wake ${until}`,
    payload: {},
    runAt: new Date(until),
  })

/** Opens every thread again whose time has come, unread, unless it was woken or put away for longer meanwhile. */
export const wakeKind: WorkKind<object> = {
  lane: 'reply',
  work: async (context) => {
    const now = context.clock()
    for (const { id } of await dueThreads(context, now)) {
      await wakeUp({ ...context, now }, id)
      await context.progress({})
    }
  },
}

const dueThreads = ({ db, teamId }: WorkContext, now: Date) =>
  db
    .selectFrom('threads')
    .where('state', '=', literal('snoozed'))
    .where('snoozedUntil', '<=', now.toISOString())
    .where('teamId', '=', teamId)
    .orderBy('snoozedUntil')
    .select('id')
    .execute()

const wakeUp = (context: TeamContext, threadId: string) =>
  write(context.db, async (trx) => {
    const before = await heldThread(trx, context, threadId)
    if (before?.state !== 'snoozed' || (before.snoozedUntil ?? '') > context.now.toISOString()) return
    await keepThread(trx, before, changes.unread(changes.wake(before, context), context))
    await changed(trx, context, 'inbox', before.pairId, [threadId])
  })
