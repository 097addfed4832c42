import type { Database, Transaction } from '../db/database.ts'
import { type Keys, keysAs, keysText, newestAs, type Wanted } from '../db/fullText.ts'
import { statement } from '../db/statement.ts'
import type { Context } from '../http/context.ts'
import { type Condition, holdingOf } from '../threads/filters.ts'
import type { Query } from './finding.ts'

export type StoredHit = Awaited<ReturnType<ReturnType<typeof hitsOf>['execute']>>[number]

/**
 * The newest comments that have the words, stand and pass the filters: one more than the page, among so many as are
 * wanted. They come out of the index of words in their order, so that no more is read than the page takes.
 */
export async function newestHitsAmong(
  { db, teamId, person }: Context,
  pairId: string,
  query: Query,
  wanted: Wanted,
): Promise<StoredHit[]> {
  const take = query.limit + 1
  const { scope, asked, limit, before = Number.MAX_SAFE_INTEGER } = wanted
  if (isPlain(query)) return (await newestPlain(db, { teamId, pairId, scope, asked, limit, before, take })).rows
  const found = newestAs(db, 'found', wanted)
  return hitsOf(db, { teamId, pairId }, holdingOf(query, person.id), found)
    .orderBy('found.key', 'desc')
    .limit(take)
    .execute()
}

/** The comments at these places of the index that stand and pass the filters, in the order of the places. */
export async function hitsAt(
  { db, teamId, person }: Context,
  pairId: string,
  query: Query,
  keys: number[],
): Promise<StoredHit[]> {
  if (keys.length === 0) return []
  const list = keysText(db, keys)
  const of = { teamId, pairId }
  const rows = isPlain(query)
    ? (await plainAt(db, { ...of, list })).rows
    : await hitsOf(db, of, holdingOf(query, person.id), keysAs(db, 'found', list)).execute()
  const byKey = new Map(rows.map((row) => [row.searchKey, row]))
  return keys.flatMap((key) => byKey.get(key) ?? [])
}

/** Most searches have no filter; what they ask is always the same, and building it took longer than a part of the answer. */
export const isPlain = ({ text: _text, order: _order, limit: _limit, cursor: _cursor, view, ...filters }: Query) =>
  view === 'all' && Object.values(filters).every((value) => value === undefined)

const plain = (): Condition[] => holdingOf({ view: 'all' }, '')

type Asked = Record<'teamId' | 'pairId' | 'scope' | 'asked', string> & Record<'limit' | 'before' | 'take', number>

const newestPlain = statement((db, { teamId, pairId, take, ...wanted }: Asked) =>
  hitsOf(db, { teamId, pairId }, plain(), newestAs(db, 'found', wanted))
    .orderBy('found.key', 'desc')
    .limit(take),
)

const plainAt = statement((db, { teamId, pairId, list }: Record<'teamId' | 'pairId' | 'list', string>) =>
  hitsOf(db, { teamId, pairId }, plain(), keysAs(db, 'found', list)),
)

/** A cross join is how SQLite is told to begin with what was found, whatever it knows of the tables. */
const hitsOf = (
  db: Database | Transaction,
  { teamId, pairId }: { teamId: string; pairId: string },
  conditions: Condition[],
  found: Keys<'found'>,
) =>
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
    .where((eb) => eb.and(conditions))
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
