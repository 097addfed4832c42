import { excerptAround, oneLine } from '../contract/excerpts.ts'
import type { Phrase } from '../contract/phrases.ts'
import type { PostHit } from '../contract/search.ts'
import { newestAs } from '../db/fullText.ts'
import type { Context } from '../http/context.ts'
import { scopeOf } from '../indexing/indexing.ts'
import { postView } from '../threads/views.ts'
import type { Query } from './finding.ts'

const most = 3
const mostLookedAt = 50

/** The newest posts that have the words, beside the comments: people look for what they wrote themselves as well. */
export async function postsWith(
  { db, teamId }: Context,
  pairId: string,
  { network, post: postId, ad }: Query,
  phrases: Phrase[],
): Promise<PostHit[]> {
  const scope = scopeOf('posts', { teamId, pairId })
  const posts = await db
    .selectFrom(newestAs(db, 'found', { scope, phrases, limit: mostLookedAt }))
    .crossJoin('posts')
    .whereRef('posts.searchKey', '=', 'found.key')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('deletedAt', 'is', null)
    .$if(network !== undefined, (posts) => posts.where('network', '=', network ?? 'facebook'))
    .$if(postId !== undefined, (posts) => posts.where('id', '=', postId ?? ''))
    .$if(ad !== undefined, (posts) => posts.where('adId', '=', ad ?? ''))
    .orderBy('found.key', 'desc')
    .limit(most)
    .selectAll('posts')
    .execute()
  return posts.map((post) => ({ post: postView(post), excerpt: excerptAround(post.message, phrases, oneLine) }))
}
