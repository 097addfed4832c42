import type { Twin } from '../contract/people.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { holdPost } from '../keeping/posts.ts'
import { twinIds } from '../keeping/twins.ts'
import { audit, changed } from '../live/changes.ts'
import { threadOf } from './customers.ts'

interface Aim {
  threadId: string
  postId: string
}

/**
 * Says that a post is the twin of the thread's, that it is not, or that it is undecided again. Whatever else was
 * confirmed to be a twin of either is dismissed then. Throws `not_found`, and `conflict` for two posts of one network.
 */
export async function decideTwin(context: Context, { threadId, postId }: Aim, state: Twin['state']): Promise<void> {
  const thread = await threadOf(context, threadId)
  const { teamId, person } = context
  const { pairId, network } = thread
  await write(context.db, async (trx) => {
    const other = await trx
      .selectFrom('posts')
      .where('teamId', '=', teamId)
      .where('id', '=', postId)
      .select(['id', 'pairId', 'network'])
      .executeTakeFirst()
    if (other?.pairId !== pairId) throw new Problem('not_found', 'Your team has no such post.')
    if (other.network === network) throw new Problem('conflict', 'A twin is the same post on the other network.')
    const ids = twinIds({ id: thread.postId, network }, other)
    for (const id of Object.values(ids).sort()) await holdPost(trx, context, { id, pairId, network })

    if (state === 'confirmed') await dismissOthers(trx, context, pairId, ids)
    const decided = { state, actorId: person.id, at: context.now.toISOString() }
    await trx
      .insertInto('twins')
      .values({ teamId, pairId, ...ids, likeness: 0, ...decided })
      .onConflict((conflict) =>
        conflict.columns(['teamId', 'pairId', 'facebookPostId', 'instagramPostId']).doUpdateSet(decided),
      )
      .execute()
    await audit(trx, { ...context, actorId: person.id }, `people.twin.${state}`, ids)
    await changed(trx, context, 'people', pairId, Object.values(ids))
  })
}

async function dismissOthers(
  trx: Transaction,
  { teamId, person, now }: Context,
  pairId: string,
  ids: { facebookPostId: string; instagramPostId: string },
) {
  for (const side of ['facebookPostId', 'instagramPostId'] as const)
    await trx
      .updateTable('twins')
      .set({ state: 'dismissed', actorId: person.id, at: now.toISOString() })
      .where('teamId', '=', teamId)
      .where('pairId', '=', pairId)
      .where(side, '=', ids[side])
      .where('state', '=', 'confirmed')
      .execute()
}
