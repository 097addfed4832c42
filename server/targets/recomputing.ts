import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import type { WorkKind } from '../jobs/kinds.ts'
import { deadlineAnew, promisedFor } from '../keeping/deadlines.ts'
import { holdPost } from '../keeping/posts.ts'
import { type ThreadRow, threadById } from '../keeping/threads.ts'
import { changed } from '../live/changes.ts'

const atOnce = 100

/** Gives every open thread of a pair its deadline anew, oldest first, a hundred at a time. */
export const recomputeKind: WorkKind<{ pairId: string }> = {
  lane: 'insights',
  work: async (context, { pairId }) => {
    let done = 0
    await context.progress({ done, total: await countOpen(context, pairId) })
    for (let from: Place | null = null; ; ) {
      const threads = await openThreads(context, pairId, from)
      if (threads.length === 0) break
      await recompute({ ...context, now: context.clock() }, pairId, threads)
      done += threads.length
      await context.progress({ done })
      const last = threads.at(-1)
      from = last ? { activeAt: last.activeAt, id: last.id } : null
    }
    await write(context.db, (trx) => changed(trx, { ...context, now: context.clock() }, 'targets', pairId))
  },
}

type Place = Pick<ThreadRow, 'activeAt' | 'id'>

async function recompute(
  context: TeamContext,
  pairId: string,
  threads: Pick<ThreadRow, 'id' | 'postId' | 'network'>[],
) {
  await write(context.db, async (trx) => {
    // The posts first, always in one order: whoever folds into them meanwhile has come before or comes after.
    for (const { postId, network } of threads.toSorted((one, two) => one.postId.localeCompare(two.postId)))
      await holdPost(trx, context, { id: postId, network, pairId })
    const promised = await promisedFor(trx, { teamId: context.teamId, pairId })
    for (const { id } of threads) {
      const thread = await threadById(trx, context.teamId, id)
      if (!thread) continue
      const deadline = deadlineAnew(thread, promised, context.now.toISOString())
      await trx.updateTable('threads').set(deadline).where('teamId', '=', context.teamId).where('id', '=', id).execute()
    }
    await changed(
      trx,
      context,
      'inbox',
      pairId,
      threads.map(({ id }) => id),
    )
    await changed(trx, context, 'targets', pairId)
  })
}

function openThreads({ db, teamId }: TeamContext, pairId: string, from: Place | null) {
  return db
    .selectFrom('threads')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('state', '=', 'open')
    .$if(from !== null, (threads) =>
      threads.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('activeAt', 'id'), '>', tuple(from?.activeAt ?? '', from?.id ?? '')),
      ),
    )
    .orderBy('activeAt')
    .orderBy('id')
    .limit(atOnce)
    .select(['id', 'postId', 'network', 'activeAt'])
    .execute()
}

async function countOpen({ db, teamId }: TeamContext, pairId: string) {
  const tallies = await db
    .selectFrom('tallies')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('facet', '=', 'open')
    .select('count')
    .execute()
  return tallies.reduce((sum, { count }) => sum + count, 0)
}
