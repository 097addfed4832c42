import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import type { ThreadRow } from '../keeping/threads.ts'
import { notify } from '../notices/notify.ts'

/** Tells whoever has the thread that a customer wrote in it. */
export async function tellOfRemark(trx: Transaction, context: TeamContext, thread: ThreadRow, remarkId: string) {
  if (!thread.assigneeId || thread.state !== 'open') return
  const { id: threadId, pairId, message, latestAuthorName, latestMessage } = thread
  const news = { key: remarkId, pairId, threadId, to: 'assignee' as const }
  // A thread that has just begun was given to them in their turn.
  if (latestMessage === null)
    await notify(trx, context, { ...news, kind: 'assigned', about: { who: null, what: message } })
  else await notify(trx, context, { ...news, kind: 'answered', about: { who: latestAuthorName, what: latestMessage } })
}
