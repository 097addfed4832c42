import { type Keys, keysAs, newestAs, type Wanted } from '../db/fullText.ts'
import type { Context } from '../http/context.ts'
import { holdingOf } from '../threads/filters.ts'
import type { Query } from './finding.ts'

export type StoredHit = Awaited<ReturnType<typeof newestHitsAmong>>[number]

/**
 * The newest comments that have the words, stand and pass the filters: one more than the page, among so many as are
 * wanted. They come out of the index of words in their order, so that no more is read than the page takes.
 */
export const newestHitsAmong = (context: Context, pairId: string, query: Query, wanted: Wanted) =>
  hitsOf(context, pairId, query, newestAs(context.db, 'found', wanted))
    .orderBy('found.key', 'desc')
    .limit(query.limit + 1)
    .execute()

/** The comments at these places of the index that stand and pass the filters, in the order of the places. */
export async function hitsAt(context: Context, pairId: string, query: Query, keys: number[]): Promise<StoredHit[]> {
  if (keys.length === 0) return []
  const rows = await hitsOf(context, pairId, query, keysAs(context.db, 'found', keys)).execute()
  const byKey = new Map(rows.map((row) => [row.searchKey, row]))
  return keys.flatMap((key) => byKey.get(key) ?? [])
}

/** A cross join is how SQLite is told to begin with what was found, whatever it knows of the tables. */
const hitsOf = ({ db, teamId, person }: Context, pairId: string, query: Query, found: Keys<'found'>) =>
  db
    .selectFrom(found)
    .crossJoin('comments')
    .whereRef('comments.searchKey', '=', 'found.key')
    .innerJoin('threads', (join) =>
      join.onRef('threads.teamId', '=', 'comments.teamId').onRef('threads.id', '=', 'comments.threadId'),
    )
    .innerJoin('posts', (join) =>
      join.onRef('posts.teamId', '=', 'threads.teamId').onRef('posts.id', '=', 'threads.postId'),
    )
    .where('comments.teamId', '=', teamId)
    .where('comments.pairId', '=', pairId)
    .where('comments.deletedAt', 'is', null)
    .where((eb) => eb.and(holdingOf(query, person.id)))
    .selectAll('threads')
    .select([
      'found.key as searchKey',
      'comments.id as commentId',
      'comments.authorId as commentAuthorId',
      'comments.authorName as commentAuthorName',
      'comments.authorUs as commentAuthorUs',
      'comments.message as commentMessage',
      'comments.createdAt as commentedAt',
      'comments.hiddenAt as commentHiddenAt',
      'posts.message as postMessage',
      'posts.pictureUrl as postPictureUrl',
      'posts.adTitle as postAdTitle',
    ])
