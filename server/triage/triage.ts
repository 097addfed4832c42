import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import type { ThreadChange } from '../keeping/changes.ts'
import { heldThread } from '../keeping/held.ts'
import { keepThread } from '../keeping/threads.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed } from '../live/changes.ts'

interface Deed {
  /** As the audit log calls it. */
  action: string
  change: ThreadChange
  detail?: Record<string, string>
  /** What must be so besides, in the transaction and while the thread is held. */
  check?: (trx: Transaction) => Promise<void>
  /** What is promised along with the change. */
  promise?: (trx: Transaction) => Promise<unknown>
  /** It makes sense for a thread whose opening comment was deleted, too. */
  evenGone?: boolean
}

/** Does one thing with one thread, for good or not at all; what is so already is done. Throws `not_found`, `conflict`. */
export async function triage(context: Context, threadId: string, deed: Deed): Promise<void> {
  await write(context.db, async (trx) => {
    const before = await heldThread(trx, context, threadId)
    if (!before) throw new Problem('not_found', 'Your team has no such thread.')
    await linkedPair({ ...context, db: trx }, before.pairId)
    if (before.state === 'gone' && !deed.evenGone)
      throw new Problem('conflict', 'The comment that opened this thread was deleted.')
    await deed.check?.(trx)
    const after = deed.change(before, context)
    if (after === before) return
    await keepThread(trx, before, after)
    await deed.promise?.(trx)
    await audit(trx, { ...context, actorId: context.person.id }, deed.action, { threadId, ...deed.detail })
    await changed(trx, context, 'inbox', before.pairId, [threadId])
  })
}
