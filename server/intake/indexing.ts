import { createHash } from 'node:crypto'
import { wordsOf } from '../contract/words.ts'
import type { Database, Transaction } from '../db/database.ts'
import { putWords, removeWords, scopeLength } from '../db/fullText.ts'
import { write } from '../db/write.ts'
import type { CommentRow } from './sightings.ts'

type Indexed = 'comments' | 'posts'

/** About 10 ms of work, which SQLite does on the event loop. */
const atOnce = 50
/** The longest post there is has more words than anybody looks through; comments are all shorter. */
const mostWords = 10_000
const roomsAMs = 512
/** Times are told in whole seconds, and by whom a thing is told decides a second's order: neither is worth a new place. */
const samePlaceMs = 60_000

/**
 * The scope in which the words of a pair's comments or posts stand. A name of its own rather than the ids: it stands in
 * front of every word. Whoever reads by it still asks for the team, as everywhere.
 */
export const scopeOf = (of: Indexed, { teamId, pairId }: { teamId: string; pairId: string }) =>
  of[0] + createHash('sha256').update(`${teamId} ${pairId}`).digest('hex').slice(1, scopeLength)

/** A change of a comment, with the mark that its words have to be put into the index again when they are others. */
export const toBeIndexed = (change: Partial<CommentRow>): Partial<CommentRow> =>
  'message' in change || 'authorName' in change || 'createdAt' in change ? { ...change, searchedAt: null } : change

/** Puts the words of what is new or was changed into the index, at most 50 documents of each kind; answers how many. */
export async function indexSome(db: Database, now: Date): Promise<number> {
  let indexed = 0
  for (const table of ['comments', 'posts'] as const) {
    if ((await waitingIn(db, table)).length === 0) continue
    indexed += await write(db, (trx) => indexIn(trx, table, now.toISOString()))
  }
  return indexed
}

async function indexIn(trx: Transaction, table: Indexed, searchedAt: string) {
  const waiting = await waitingIn(trx, table)
  const places = await placesFor(trx, table, waiting)
  // In the order of the places: SQLite writes out what it has gathered whenever it has to go back.
  for (const [searchKey, { teamId, id, searchKey: known }] of places.toSorted(([one], [other]) => one - other)) {
    // What is read is what is marked as done: another process that has it in hand holds the row, and then finds it done.
    const document = await take(trx, table, { teamId, id }, { searchKey, searchedAt })
    if (!document) continue
    if (known !== null && known !== searchKey) await removeWords(trx, [known])
    await putWords(trx, {
      key: searchKey,
      scope: scopeOf(table, document),
      words: cut(document.message),
      author: cut(document.authorName),
    })
  }
  return waiting.length
}

const cut = (text: string) =>
  wordsOf(text)
    .slice(0, mostWords)
    .map((word) => word.text)

interface Waiting {
  teamId: string
  id: string
  at: string
  searchKey: number | null
}

/** The first that wait, by their index: both tables say when a thing was said, each by a column of its own. */
async function waitingIn(db: Database | Transaction, table: Indexed): Promise<Waiting[]> {
  if (table === 'comments')
    return db
      .selectFrom('comments')
      .where('searchedAt', 'is', null)
      .orderBy('id')
      .limit(atOnce)
      .select(['teamId', 'id', 'searchKey', 'createdAt as at'])
      .execute()
  return db
    .selectFrom('posts')
    .where('searchedAt', 'is', null)
    .orderBy('id')
    .limit(atOnce)
    .select(['teamId', 'id', 'searchKey', 'postedAt as at'])
    .execute()
}

async function take(
  trx: Transaction,
  table: Indexed,
  { teamId, id }: { teamId: string; id: string },
  place: { searchKey: number; searchedAt: string },
) {
  if (table === 'comments')
    return trx
      .updateTable('comments')
      .set(place)
      .where('teamId', '=', teamId)
      .where('id', '=', id)
      .where('searchedAt', 'is', null)
      .returning(['teamId', 'pairId', 'message', 'authorName'])
      .executeTakeFirst()
  const post = await trx
    .updateTable('posts')
    .set(place)
    .where('teamId', '=', teamId)
    .where('id', '=', id)
    .where('searchedAt', 'is', null)
    .returning(['teamId', 'pairId', 'message'])
    .executeTakeFirst()
  return post && { ...post, authorName: '' }
}

/**
 * A place of its own for each, in the order of time: 512 to a millisecond, comments on even and posts on odd ones,
 * the next free one when it is taken. Of two processes that choose the same one the database lets the first have it.
 */
async function placesFor(trx: Transaction, table: Indexed, waiting: Waiting[]) {
  const places: [number, Waiting][] = []
  const given = new Set<number>()
  for (const each of waiting) {
    const { id, at } = each
    let place = each.searchKey
    if (place === null || Math.abs(Math.floor(place / roomsAMs) - Date.parse(at)) > samePlaceMs) {
      place = Date.parse(at) * roomsAMs + roomOf(id) * 2 + (table === 'posts' ? 1 : 0)
      while (given.has(place) || (await isTaken(trx, table, place))) place += 2
    }
    given.add(place)
    places.push([place, each])
  }
  return places
}

const roomOf = (id: string) => createHash('sha256').update(id).digest().readUInt8(0)

async function isTaken(trx: Transaction, table: Indexed, place: number) {
  const row = await trx.selectFrom(table).where('searchKey', '=', place).select('id').executeTakeFirst()
  return row !== undefined
}
