import type { View } from '../contract/inbox.ts'
import type { Transaction } from '../db/database.ts'
import type { ThreadRow } from './threads.ts'

/** Which views list the thread: the counts in the rail are taken from this, and the lists' conditions say the same. */
function viewsOf(thread: Pick<ThreadRow, 'view' | 'hiddenAt' | 'delivery'>): View[] {
  const views: View[] = thread.view === 'gone' ? [] : [thread.view]
  if (thread.hiddenAt && thread.view !== 'gone') views.push('hidden')
  if (thread.delivery === 'needs_you') views.push('needs_you')
  return views
}

/** Moves the kept counts from the views a thread was in to those it is in. */
export async function moveTallies(trx: Transaction, before: ThreadRow | null, after: ThreadRow | null) {
  const left = before ? viewsOf(before) : []
  const joined = after ? viewsOf(after) : []
  const thread = after ?? before
  if (!thread) return
  for (const view of joined.filter((each) => !left.includes(each))) await addToTally(trx, thread, view, 1)
  for (const view of left.filter((each) => !joined.includes(each))) await addToTally(trx, thread, view, -1)
}

async function addToTally(trx: Transaction, { teamId, pairId, network }: ThreadRow, view: View, by: 1 | -1) {
  await trx
    .insertInto('tallies')
    .values({ teamId, pairId, network, view, count: by })
    .onConflict((conflict) =>
      conflict
        .columns(['teamId', 'pairId', 'network', 'view'])
        .doUpdateSet((eb) => ({ count: eb('tallies.count', '+', by) })),
    )
    .execute()
}
