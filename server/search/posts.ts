import { excerptAround, oneLine } from '../contract/excerpts.ts'
import type { Phrase } from '../contract/phrases.ts'
import type { PostHit } from '../contract/search.ts'
import type { Database, Transaction } from '../db/database.ts'
import { askedFor, newestAs } from '../db/fullText.ts'
import { statement } from '../db/statement.ts'
import type { Context } from '../http/context.ts'
import { scopeOf } from '../indexing/indexing.ts'
import { postView } from '../threads/views.ts'
import type { Query } from './finding.ts'
import { isPlain } from './hitRows.ts'

const most = 3
const mostLookedAt = 50

/** The newest posts that have the words, beside the comments: people look for what they wrote themselves as well. */
export async function postsWith(
  { db, teamId }: Context,
  pairId: string,
  query: Query,
  phrases: Phrase[],
): Promise<PostHit[]> {
  const scope = scopeOf('posts', { teamId, pairId })
  const place = { teamId, pairId, scope, asked: askedFor(db, scope, phrases) }
  const { network, post: postId, ad } = query
  const posts = isPlain(query)
    ? (await plainPosts(db, place)).rows
    : await postsOf(db, place)
        .$if(network !== undefined, (posts) => posts.where('network', '=', network ?? 'facebook'))
        .$if(postId !== undefined, (posts) => posts.where('id', '=', postId ?? ''))
        .$if(ad !== undefined, (posts) => posts.where('adId', '=', ad ?? ''))
        .execute()
  return posts.map((post) => ({ post: postView(post), excerpt: excerptAround(post.message, phrases, oneLine) }))
}

type Place = Record<'teamId' | 'pairId' | 'scope' | 'asked', string>

const plainPosts = statement((db, place: Place) => postsOf(db, place))

const postsOf = (db: Database | Transaction, { teamId, pairId, scope, asked }: Place) =>
  db
    .selectFrom(newestAs(db, 'found', { scope, asked, limit: mostLookedAt }))
    .crossJoin('posts')
    .whereRef('posts.searchKey', '=', 'found.key')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('deletedAt', 'is', null)
    .orderBy('found.key', 'desc')
    .limit(most)
    .selectAll('posts')
