import type { Selectable } from 'kysely'
import type { OwnPost } from '../contract/posts.ts'
import type { Tables } from '../db/tables.ts'
import { fromItsBeginning } from '../keeping/ads.ts'
import { beginningOf } from '../keeping/excerpts.ts'

export type PostRow = Selectable<Tables['posts']>

const longestMessage = 280

export const ownPostView = (post: PostRow): OwnPost => ({
  id: post.id,
  network: post.network,
  message: beginningOf(post.message, longestMessage),
  pictureUrl: post.pictureUrl,
  url: post.url,
  postedAt: post.postedAt,
  likeCount: post.likeCount,
  commentCount: post.commentCount,
  boosting: boostingOf(post),
})

/** What was made for an ad is no post that stands on the network by itself (reference 7.1); a post that was boosted still is. */
function boostingOf({ adId, adSince }: PostRow): OwnPost['boosting'] {
  if (adId === null || (adSince !== null && adSince > fromItsBeginning)) return { possible: true, reason: null }
  return { possible: false, reason: 'This was made as an ad. Duplicate its campaign instead.' }
}
