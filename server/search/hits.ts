import type { Context } from '../http/context.ts'
import { holdingOf } from '../threads/filters.ts'
import type { Query } from './finding.ts'

export type StoredHit = Awaited<ReturnType<typeof hitsAt>>[number]

/** The comments at these places of the index that stand and pass the filters, in the order of the places. */
export async function hitsAt(context: Context, pairId: string, query: Query, keys: number[]) {
  if (keys.length === 0) return []
  const rows = await hitsOf(context, pairId)
    .where('comments.searchKey', 'in', keys)
    .where((eb) => eb.and(holdingOf(query, context.person.id)))
    .execute()
  const byKey = new Map(rows.map((row) => [row.searchKey, row]))
  return keys.flatMap((key) => {
    const row = byKey.get(key)
    return row ? [{ ...row, searchKey: key }] : []
  })
}

const hitsOf = ({ db, teamId }: Context, pairId: string) =>
  db
    .selectFrom('comments')
    .innerJoin('threads', (join) =>
      join.onRef('threads.teamId', '=', 'comments.teamId').onRef('threads.id', '=', 'comments.threadId'),
    )
    .innerJoin('posts', (join) =>
      join.onRef('posts.teamId', '=', 'threads.teamId').onRef('posts.id', '=', 'threads.postId'),
    )
    .where('comments.teamId', '=', teamId)
    .where('comments.pairId', '=', pairId)
    .where('comments.deletedAt', 'is', null)
    .selectAll('threads')
    .select([
      'comments.searchKey',
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
