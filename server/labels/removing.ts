import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import type { WorkKind } from '../jobs/kinds.ts'
import { enqueue } from '../jobs/queue.ts'
import { changes } from '../keeping/changes.ts'
import { heldThreads } from '../keeping/held.ts'
import { keepThread } from '../keeping/threads.ts'
import { changed } from '../live/changes.ts'

const atOnce = 100

export const promiseRemoval = (trx: Transaction, context: TeamContext, labelId: string) =>
  enqueue(trx, context, {
    kind: 'labels.remove',
    lane: 'reread',
    subject: `label ${labelId}`,
    payload: { labelId },
  })

/** Takes a label that nobody sees any more off its threads, a hundred at a time, and forgets it then. */
export const removeLabelKind: WorkKind<{ labelId: string }> = {
  lane: 'reread',
  work: async (context, { labelId }) => {
    let done = 0
    for (;;) {
      const now = context.clock()
      const taken = await write(context.db, (trx) => takeOffSome(trx, { ...context, now }, labelId))
      if (taken === 0) return
      done += taken
      await context.progress({ done })
    }
  },
}

/** Answers how many there were. */
async function takeOffSome(trx: Transaction, context: TeamContext, labelId: string) {
  const { teamId } = context
  const some = await trx
    .selectFrom('threadLabels')
    .where('teamId', '=', teamId)
    .where('labelId', '=', labelId)
    .limit(atOnce)
    .select('threadId')
    .execute()
  if (some.length === 0) {
    await trx.deleteFrom('labels').where('teamId', '=', teamId).where('id', '=', labelId).execute()
    return 0
  }
  const ids = some.map(({ threadId }) => threadId)
  const threads = await heldThreads(trx, context, ids)
  for (const thread of threads) await keepThread(trx, thread, changes.unlabel(labelId)(thread, context))
  await dropStray(trx, teamId, labelId, ids)
  for (const [pairId, of] of Map.groupBy(threads, (thread) => thread.pairId))
    await changed(
      trx,
      context,
      'inbox',
      pairId,
      of.map(({ id }) => id),
    )
  return some.length
}

/** Rows of threads that were forgotten with their pair. */
const dropStray = (trx: Transaction, teamId: string, labelId: string, threadIds: string[]) =>
  trx
    .deleteFrom('threadLabels')
    .where('teamId', '=', teamId)
    .where('labelId', '=', labelId)
    .where('threadId', 'in', threadIds)
    .execute()
