import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { holdPost } from '../intake/posts.ts'
import { keepThread, threadById } from '../intake/threads.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'

/** Marks a thread as done; a new remark by a customer opens it again. Throws `not_found`. */
export const finishThread = (context: Context, threadId: string) => triage(context, threadId, context.now.toISOString())

export const reopenThread = (context: Context, threadId: string) => triage(context, threadId, null)

async function triage(context: Context, threadId: string, doneAt: string | null) {
  await write(context.db, async (trx) => {
    const before = await heldThread(trx, context, threadId)
    if (!before) throw new Problem('not_found', 'Your team has no such thread.')
    await linkedPair({ ...context, db: trx }, before.pairId)
    if (before.state === 'gone') throw new Problem('conflict', 'The comment that opened this thread was deleted.')
    const state = doneAt ? ('done' as const) : ('open' as const)
    if (before.state === state) return
    const read = { unreadSince: null, readUpTo: before.activeAt }
    await keepThread(trx, before, { ...before, ...(doneAt && read), state, doneAt, snoozedUntil: null })
    const action = doneAt ? 'triage.finish' : 'triage.reopen'
    await audit(trx, { ...context, actorId: context.person.id }, action, { threadId })
    await changed(trx, context, 'inbox', before.pairId, [threadId])
  })
}

async function heldThread(trx: Transaction, context: Context, threadId: string) {
  const thread = await threadById(trx, context.teamId, threadId)
  if (!thread) return null
  await holdPost(trx, context, { id: thread.postId, pairId: thread.pairId, network: thread.network })
  return threadById(trx, context.teamId, threadId)
}
