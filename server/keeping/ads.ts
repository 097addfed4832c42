import type { Transaction } from '../db/database.ts'
import { withoutMark } from './marks.ts'
import { adOfThread, keepThread, type ShownBy, threadById } from './threads.ts'

/** An ad as a notice or a reading names it; null where it says nothing. */
export interface AdName {
  id: string | null
  title: string | null
}

/** From when threads that begin under the post are on the ad. */
export interface AdSaid extends AdName {
  since: string
}

/** Before any time there is: what exists as an ad only was never anything else. */
export const fromItsBeginning = ''

/**
 * Marks a post as an ad, and with it the threads that began since it is one: those from before came to the post itself. A Page
 * does not tell which ad shows a post: then the post's own id stands for the ad's. What a notice has named is not unsaid by a
 * reading that knows less, what was made here is known best here, and the earliest time that was told holds.
 */
export async function saveAd(trx: Transaction, teamId: string, postId: string, told: AdSaid) {
  const post = await trx
    .selectFrom('posts')
    .where('teamId', '=', teamId)
    .where('id', '=', postId)
    .select(['adId', 'adTitle', 'adSince'])
    .executeTakeFirst()
  if (!post) return
  const ours = await madeHere(trx, teamId, postId)
  const ad = ours ?? told
  const adId = ad.id ?? post.adId ?? postId
  const title = ad.title && withoutMark(ad.title)
  const adTitle = ad.id || !post.adTitle ? (title ?? post.adTitle) : post.adTitle
  const adSince = earliest([told.since, post.adSince, ours?.madeAt ?? null])
  const isMoved = post.adId !== adId || post.adSince !== adSince
  if (!isMoved && post.adTitle === adTitle) return
  await trx
    .updateTable('posts')
    .set({ adId, adTitle, adSince })
    .where('teamId', '=', teamId)
    .where('id', '=', postId)
    .execute()
  if (isMoved) await markThreads(trx, teamId, postId, { adId, adSince })
}

const earliest = ([first, ...others]: [string, ...(string | null)[]]) =>
  others.reduce<string>((so, other) => (other !== null && other < so ? other : so), first)

/** The ad of a campaign of ours that the post or media shows, by the campaign's name; null for any other. */
async function madeHere(
  trx: Transaction,
  teamId: string,
  postId: string,
): Promise<(AdName & { madeAt: string | null }) | null> {
  const ad = await trx
    .selectFrom('campaignAds')
    .innerJoin('campaigns', (join) =>
      join.onRef('campaigns.teamId', '=', 'campaignAds.teamId').onRef('campaigns.id', '=', 'campaignAds.campaignId'),
    )
    .where('campaignAds.teamId', '=', teamId)
    .where(({ eb, or }) => or([eb('campaignAds.postId', '=', postId), eb('campaignAds.mediaId', '=', postId)]))
    .orderBy('campaigns.createdAt', 'desc')
    .limit(1)
    .select(['campaignAds.adId', 'campaignAds.madeAt', 'campaigns.name'])
    .executeTakeFirst()
  return ad ? { id: ad.adId, title: ad.name, madeAt: ad.madeAt } : null
}

async function markThreads(trx: Transaction, teamId: string, postId: string, post: ShownBy) {
  const comments = await trx
    .selectFrom('comments')
    .where('teamId', '=', teamId)
    .where('postId', '=', postId)
    .where('parentId', 'is', null)
    .select(['threadId', 'createdAt'])
    .execute()
  for (const { threadId, createdAt } of comments) {
    const before = await threadById(trx, teamId, threadId)
    const adId = adOfThread(post, createdAt)
    if (before && before.adId !== adId) await keepThread(trx, before, { ...before, adId })
  }
}
