import { isSqlite, type Transaction } from '../db/database.ts'
import { statement } from '../db/statement.ts'
import type { TeamContext } from '../http/context.ts'
import { enqueueOnce } from '../jobs/queue.ts'
import { changed } from '../live/changes.ts'
import type { RemotePost } from '../platform/platform.ts'
import { fromItsBeginning, saveAd } from './ads.ts'
import { refreshThread } from './threads.ts'
import { findTwins } from './twins.ts'

export type PostPlace = Pick<RemotePost, 'id' | 'network'> & { pairId: string }

/** Keeps what a reading says of a post; `gone` posts that are seen again are back. Its twin is looked for when its words are new. */
export async function savePost(trx: Transaction, context: TeamContext, pairId: string, post: RemotePost) {
  const { teamId } = context
  const before = await trx
    .selectFrom('posts')
    .where('teamId', '=', teamId)
    .where('id', '=', post.id)
    .select(['message', 'postedAt'])
    .executeTakeFirst()
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
    .values({ ...blankPost, teamId, id: post.id, pairId, network: post.network, ...facts })
    .onConflict((conflict) =>
      conflict.columns(['teamId', 'id']).doUpdateSet((eb) => ({
        ...facts,
        // Its words go into the index again only when they are others: posts are read every minute.
        searchedAt: eb
          .case()
          .when('posts.message', '=', post.message)
          .then(eb.ref('posts.searchedAt'))
          .else(null)
          .end(),
      })),
    )
    .execute()
  // A reading calls an ad only what nobody finds on the account.
  if (post.ad) await saveAd(trx, teamId, post.id, { ...post.ad, since: fromItsBeginning })
  if (before?.message !== post.message || before.postedAt !== post.postedAt)
    await findTwins(trx, context, { ...post, pairId })
}

/** What is not known of a post before it is read. */
export const blankPost = {
  message: '',
  pictureUrl: null,
  url: null,
  commentCount: 0,
  likeCount: 0,
  seenCount: 0,
  gap: 0,
  adId: null,
  adTitle: null,
  adSince: null,
  ownerName: null,
  sweptAt: null,
  deletedAt: null,
}

/**
 * Lets nobody else fold comments of this post or count its threads until the transaction ends: what is counted must be
 * what is written. A comment can be told of before its post: then the post gets a place at once, and is read soon. Answers
 * whether that was so.
 */
export async function holdPost(trx: Transaction, context: TeamContext, post: PostPlace): Promise<boolean> {
  const held = heldIn(trx)
  const key = `${context.teamId} ${post.id}`
  if (held.has(key)) return false
  held.add(key)
  if (await hold(trx, context, post.id)) return false
  await trx
    .insertInto('posts')
    .values({ ...blankPost, ...post, teamId: context.teamId, postedAt: context.now.toISOString() })
    .onConflict((conflict) => conflict.columns(['teamId', 'id']).doNothing())
    .execute()
  await promisePostReading(trx, context, post)
  await hold(trx, context, post.id)
  return true
}

const heldPosts = new WeakMap<Transaction, Set<string>>()

function heldIn(trx: Transaction) {
  const held = heldPosts.get(trx) ?? new Set()
  heldPosts.set(trx, held)
  return held
}

/** Keeps the row to ourselves; false where there is none. */
async function hold(trx: Transaction, { teamId }: TeamContext, postId: string) {
  const { rows } = await selectToHold(trx, { teamId, postId })
  return rows.length > 0
}

const selectToHold = statement((db, { teamId, postId }: Record<'teamId' | 'postId', string>) => {
  const post = db.selectFrom('posts').where('teamId', '=', teamId).where('id', '=', postId).select('id')
  return isSqlite(db) ? post : post.forUpdate()
})

/** A post that is gone takes its comments along, of which nothing more is told (reference 6.2). */
export async function dropPost(trx: Transaction, context: TeamContext, { id: postId, pairId }: PostPlace) {
  if (!(await hold(trx, context, postId))) return
  const deletedAt = context.now.toISOString()
  await trx
    .updateTable('posts')
    .set({ deletedAt })
    .where('teamId', '=', context.teamId)
    .where('id', '=', postId)
    .execute()
  const fallen = await trx
    .updateTable('comments')
    .set({ deletedAt })
    .where('teamId', '=', context.teamId)
    .where('postId', '=', postId)
    .where('remoteId', 'is not', null)
    .where('deletedAt', 'is', null)
    .returning('threadId')
    .execute()
  const threadIds = [...new Set(fallen.map(({ threadId }) => threadId))]
  for (const threadId of threadIds) await refreshThread(trx, context, threadId)
  await changed(trx, context, 'inbox', pairId, threadIds)
}

export const promisePostReading = (trx: Transaction, context: TeamContext, { id, pairId, network }: PostPlace) =>
  enqueueOnce(trx, context, {
    kind: 'intake.readPost',
    lane: 'reread',
    subject: `post ${id}`,
    payload: { pairId, network, postId: id },
  })
