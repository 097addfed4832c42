import { Problem } from '../contract/problem.ts'
import type { Thread } from '../contract/threads.ts'
import type { Context } from '../http/context.ts'
import { knownOf } from '../keeping/commentViews.ts'
import { readPrivateReplies } from '../keeping/privateReplyViews.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { threadView } from '../threads/views.ts'

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
  const around = {
    ...(await knownOf(context, comments)),
    privateReplies: await readPrivateReplies(
      context,
      db,
      comments.map(({ id }) => id),
    ),
    now: context.now,
  }
  return threadView(thread, post, root ? [root, ...replies] : [], around)
}
