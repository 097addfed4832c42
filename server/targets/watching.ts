import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import type { WorkKind } from '../jobs/kinds.ts'
import type { ThreadRow } from '../keeping/threads.ts'
import { pairRow } from '../linking/pairRows.ts'
import { cancelJobs } from '../linking/pairs.ts'
import { notify } from '../notices/notify.ts'
import { watchOf } from './targets.ts'

const everySeconds = 60
const atOnce = 50

/** Tells once when the time to answer a thread is nearly over, and once when it is. */
export const watchKind: WorkKind<{ pairId: string }> = {
  lane: 'publish',
  everySeconds: () => everySeconds,
  work: async (context, { pairId }) => {
    const pair = await pairRow(context, pairId)
    if (!pair) return write(context.db, (trx) => cancelJobs(trx, context, [watchOf(pairId)]))
    if (pair.unlinkedAt) return
    for (let told = atOnce; told === atOnce; ) {
      told = await tellSome({ ...context, now: context.clock() }, pairId)
      await context.progress({})
    }
  },
}

/** Telling and writing down that it was told are one; the event's own key says the rest, should the row be written anew. */
function tellSome(context: TeamContext, pairId: string): Promise<number> {
  const now = context.now.toISOString()
  return write(context.db, async (trx) => {
    const threads = await trx
      .selectFrom('threads')
      .where('teamId', '=', context.teamId)
      .where('pairId', '=', pairId)
      .where('tellAt', 'is not', null)
      .where('tellAt', '<=', now)
      .orderBy('tellAt')
      .orderBy('id')
      .limit(atOnce)
      .selectAll()
      .execute()
    for (const thread of threads) {
      const isLate = (thread.dueAt ?? '') <= now
      await notify(trx, context, newsOf(thread, isLate))
      await trx
        .updateTable('threads')
        .set({ tellAt: isLate ? null : thread.dueAt })
        .where('teamId', '=', context.teamId)
        .where('id', '=', thread.id)
        .execute()
    }
    return threads.length
  })
}

const newsOf = ({ id, pairId, dueAt, authorName, message }: ThreadRow, isLate: boolean) => ({
  kind: isLate ? ('overdue' as const) : ('due_soon' as const),
  key: `${id} ${dueAt}`,
  pairId,
  threadId: id,
  to: 'assignee_or_moderators' as const,
  about: { who: authorName, what: message },
})
