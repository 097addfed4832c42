import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { notify } from '../notices/notify.ts'
import type { ThreadRow } from './threads.ts'

/** Tells whoever has the thread that a customer wrote in it. */
export async function tellOfRemark(trx: Transaction, context: TeamContext, thread: ThreadRow, remarkId: string) {
  if (!thread.assigneeId || thread.state !== 'open') return
  const { id: threadId, pairId, authorName, message, latestAuthorName, latestMessage } = thread
  await notify(trx, context, {
    kind: 'answered',
    key: remarkId,
    pairId,
    threadId,
    to: 'assignee',
    about: { who: latestAuthorName ?? authorName, what: latestMessage ?? message },
  })
}
