import type { Comment, Thread } from '../contract/inbox.ts'
import { Problem } from '../contract/problem.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { commentOf } from '../intake/comments.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { commentView, threadView } from './views.ts'

/** Throws `not_found` for a thread that is not the team's. */
export async function getThread(context: Context, threadId: string): Promise<Thread> {
  const { db, teamId } = context
  const thread = await db
    .selectFrom('threads')
    .where('teamId', '=', teamId)
    .where('id', '=', threadId)
    .selectAll()
    .executeTakeFirst()
  if (!thread) throw new Problem('not_found', 'Your team has no such thread.')
  await linkedPair(context, thread.pairId)
  const post = await db
    .selectFrom('posts')
    .where('teamId', '=', teamId)
    .where('id', '=', thread.postId)
    .selectAll()
    .executeTakeFirstOrThrow()
  const comments = await db
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('threadId', '=', threadId)
    // A reply that was dropped before it ever went out was never said.
    .where(({ eb, or }) => or([eb('remoteId', 'is not', null), eb('deletedAt', 'is', null)]))
    .orderBy('createdAt')
    .orderBy('id')
    .selectAll()
    .execute()
  const [root, ...replies] = [...comments].sort((one, two) => Number(two.id === threadId) - Number(one.id === threadId))
  return threadView(thread, post, root ? [root, ...replies] : [])
}

/** One comment as the screen shows it, inside the transaction that changed it or out of it. */
export async function readComment(context: TeamContext, db: Database | Transaction, id: string): Promise<Comment> {
  const { comment, thread } = await commentOf(context, db, id)
  return commentView(comment, thread)
}
