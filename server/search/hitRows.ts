import type { Database, Transaction } from '../db/database.ts'
import { type Keys, keysAs } from '../db/fullText.ts'
import { statement } from '../db/statement.ts'
import { type Condition, holdingOf } from '../threads/filters.ts'
import type { Query } from './finding.ts'

/** Most searches have no filter; what they ask is always the same, and building it took longer than a part of the answer. */
export const isPlain = ({ text: _text, order: _order, limit: _limit, cursor: _cursor, view, ...filters }: Query) =>
  view === 'all' && Object.values(filters).every((value) => value === undefined)

const plain = (): Condition[] => holdingOf({ view: 'all' }, '')

export const plainAt = statement((db, { teamId, pairId, list }: Record<'teamId' | 'pairId' | 'list', string>) =>
  hitsOf(db, { teamId, pairId }, plain(), keysAs(db, 'found', list)),
)

/** A cross join is how SQLite is told to begin with what was found, whatever it knows of the tables. */
export const hitsOf = (
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
      'posts.adId as postAdId',
      'posts.adTitle as postAdTitle',
    ])
