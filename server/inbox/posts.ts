import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { enqueue } from '../jobs/queue.ts'
import type { RemotePost } from '../platform/platform.ts'

/** Keeps what a reading says of a post; `gone` posts that are seen again are back. */
export async function savePost(trx: Transaction, { teamId }: TeamContext, pairId: string, post: RemotePost) {
  const facts = {
    message: post.message,
    pictureUrl: post.pictureUrl,
    url: post.url,
    postedAt: post.postedAt,
    commentCount: post.commentCount,
    likeCount: post.likeCount,
    deletedAt: null,
  }
  await trx
    .insertInto('posts')
    .values({ teamId, id: post.id, pairId, network: post.network, sweptAt: null, ...facts })
    .onConflict((conflict) => conflict.columns(['teamId', 'id']).doUpdateSet(facts))
    .execute()
}

/** A comment can be told of before its post: the post gets a place at once, and is read soon. */
export async function ensurePost(
  trx: Transaction,
  context: TeamContext,
  post: { id: string; pairId: string; network: RemotePost['network'] },
) {
  const known = await trx
    .selectFrom('posts')
    .where('teamId', '=', context.teamId)
    .where('id', '=', post.id)
    .select('id')
    .executeTakeFirst()
  if (known) return
  await trx
    .insertInto('posts')
    .values({
      teamId: context.teamId,
      ...post,
      message: '',
      pictureUrl: null,
      url: null,
      postedAt: context.now.toISOString(),
      commentCount: 0,
      likeCount: 0,
      sweptAt: null,
      deletedAt: null,
    })
    .onConflict((conflict) => conflict.columns(['teamId', 'id']).doNothing())
    .execute()
  await promisePostReading(trx, context, post)
}

export const promisePostReading = (
  trx: Transaction,
  context: TeamContext,
  { id, pairId, network }: { id: string; pairId: string; network: RemotePost['network'] },
) =>
  enqueue(trx, context, {
    kind: 'inbox.readPost',
    lane: 'reread',
    subject: `post ${id}`,
    payload: { pairId, network, postId: id },
  })
