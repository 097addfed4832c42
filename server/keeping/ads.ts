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
 * for the ad's. What a notice has named is not unsaid by a reading that knows less, and what was made here is known best here.
 */
export async function saveAd(trx: Transaction, teamId: string, postId: string, told: AdName) {
  const post = await trx
    .selectFrom('posts')
    .where('teamId', '=', teamId)
    .where('id', '=', postId)
    .select(['adId', 'adTitle'])
    .executeTakeFirst()
  if (!post) return
  const ad = (await madeHere(trx, teamId, postId)) ?? told
  const adId = ad.id ?? post.adId ?? postId
  const title = ad.title && withoutMark(ad.title)
  const adTitle = ad.id || !post.adTitle ? (title ?? post.adTitle) : post.adTitle
  if (post.adId === adId && post.adTitle === adTitle) return
  await trx.updateTable('posts').set({ adId, adTitle }).where('teamId', '=', teamId).where('id', '=', postId).execute()
  if (post.adId !== adId) await markThreads(trx, teamId, postId, adId)
}

/** The ad of a campaign of ours that the post or media shows, by the campaign's name; null for any other. */
async function madeHere(trx: Transaction, teamId: string, postId: string): Promise<AdName | null> {
  const ad = await trx
    .selectFrom('campaignAds')
    .innerJoin('campaigns', (join) =>
      join.onRef('campaigns.teamId', '=', 'campaignAds.teamId').onRef('campaigns.id', '=', 'campaignAds.campaignId'),
    )
    .where('campaignAds.teamId', '=', teamId)
    .where(({ eb, or }) => or([eb('campaignAds.postId', '=', postId), eb('campaignAds.mediaId', '=', postId)]))
    .orderBy('campaigns.createdAt', 'desc')
    .limit(1)
    .select(['campaignAds.adId', 'campaigns.name'])
    .executeTakeFirst()
  return ad ? { id: ad.adId, title: ad.name } : null
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
