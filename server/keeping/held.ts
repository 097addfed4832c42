import { holdsAll, type Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { holdPost } from './posts.ts'
import { type ThreadRow, threadById } from './threads.ts'

/** The thread as it is, and stays until the transaction ends unless the transaction changes it; null for none of the team's. */
export async function heldThread(trx: Transaction, context: TeamContext, threadId: string): Promise<ThreadRow | null> {
  const thread = await threadById(trx, context.teamId, threadId)
  if (!thread || holdsAll(trx)) return thread
  await holdPost(trx, context, { id: thread.postId, pairId: thread.pairId, network: thread.network })
  return threadById(trx, context.teamId, threadId)
}

/** The same for many: their posts are held in one order for everybody, so that nobody waits for each other. */
export async function heldThreads(trx: Transaction, context: TeamContext, threadIds: string[]): Promise<ThreadRow[]> {
  if (threadIds.length === 0) return []
  const known = () =>
    trx
      .selectFrom('threads')
      .where('teamId', '=', context.teamId)
      .where('id', 'in', threadIds)
      .orderBy('postId')
      .orderBy('id')
      .selectAll()
      .execute()
  if (holdsAll(trx)) return known()
  for (const { postId, pairId, network } of await known()) await holdPost(trx, context, { id: postId, pairId, network })
  return known()
}
