import { keysAs, keysText, newestAs, type Wanted } from '../db/fullText.ts'
import type { Context } from '../http/context.ts'
import { holdingOf } from '../threads/filters.ts'
import type { Query } from './finding.ts'
import { hitsOf, isPlain, plainAt } from './hitRows.ts'

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
  const found = newestAs(db, 'found', wanted)
  return hitsOf(db, { teamId, pairId }, holdingOf(query, person.id), found)
    .orderBy('found.key', 'desc')
    .limit(query.limit + 1)
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
