import type { Transaction } from '../db/database.ts'
import { withoutMark } from './marks.ts'
import { keepThread, threadById } from './threads.ts'

/** An ad as a notice or a reading names it; null where it says nothing. */
export interface AdName {
  id: string | null
  title: string | null
}

/**
 * Marks a post as an ad, and its threads with it. A Page does not tell which ad shows a post: then the post's own id stands
 * for the ad's. What a notice has named is not unsaid by a reading that knows less.
 */
export async function saveAd(trx: Transaction, teamId: string, postId: string, ad: AdName) {
  const post = await trx
    .selectFrom('posts')
    .where('teamId', '=', teamId)
    .where('id', '=', postId)
    .select(['adId', 'adTitle'])
    .executeTakeFirst()
  if (!post) return
  const adId = ad.id ?? post.adId ?? postId
  const title = ad.title && withoutMark(ad.title)
  const adTitle = ad.id || !post.adTitle ? (title ?? post.adTitle) : post.adTitle
  if (post.adId === adId && post.adTitle === adTitle) return
  await trx.updateTable('posts').set({ adId, adTitle }).where('teamId', '=', teamId).where('id', '=', postId).execute()
  if (post.adId !== adId) await markThreads(trx, teamId, postId, adId)
}

async function markThreads(trx: Transaction, teamId: string, postId: string, adId: string) {
  const comments = await trx
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('postId', '=', postId)
    .where('parentId', 'is', null)
    .select('threadId')
    .execute()
  for (const { threadId } of comments) {
    const before = await threadById(trx, teamId, threadId)
    if (before) await keepThread(trx, before, { ...before, adId })
  }
}
