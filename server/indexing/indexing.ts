import { createHash } from 'node:crypto'
import { wordsOf } from '../contract/words.ts'
import type { Database, Transaction } from '../db/database.ts'
import { holdsRows, keepPlaces, putWords, removeWords, scopeLength } from '../db/fullText.ts'
import { loosely, write } from '../db/write.ts'

type Indexed = 'comments' | 'posts'

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

/**
 * Puts the words of what is new or was changed into the index, so many documents of each kind at most; answers how many.
 * What a power cut takes of it waits again afterwards.
 */
export async function indexSome(db: Database, now: Date, atOnce = 50): Promise<number> {
  let indexed = 0
  for (const table of ['comments', 'posts'] as const)
    if (await anyWaits(db, table))
      indexed += await loosely(db, (loose) => write(loose, (trx) => indexIn(trx, table, atOnce, now.toISOString())))
  return indexed
}

async function indexIn(trx: Transaction, table: Indexed, atOnce: number, searchedAt: string) {
  const waiting = await waitingIn(trx, table, atOnce)
  const placed = await placesFor(trx, table, waiting)
  const left = placed.flatMap(({ key, searchKey }) => (searchKey === null || searchKey === key ? [] : [searchKey]))
  await removeWords(trx, left)
  const documents = placed.map((each) => ({
    key: each.key,
    scope: scopeOf(table, each),
    words: cut(each.message),
    author: cut(each.authorName),
  }))
  await putWords(trx, documents)
  await keepPlaces(trx, table, placed, searchedAt)
  return waiting.length
}

const cut = (text: string) =>
  wordsOf(text)
    .slice(0, mostWords)
    .map((word) => word.text)

interface Waiting {
  teamId: string
  pairId: string
  id: string
  message: string
  authorName: string
  at: string
  searchKey: number | null
}

/** Asked outside of a transaction: on SQLite only one can write, and mostly nothing waits. */
async function anyWaits(db: Database, table: Indexed) {
  const first = await db.selectFrom(table).where('searchedAt', 'is', null).select('id').limit(1).executeTakeFirst()
  return first !== undefined
}

/**
 * The first that wait, by their index. What another transaction has in hand is left to the next turn: the indexer waits
 * for nobody, so nobody and it ever wait for each other.
 */
async function waitingIn(trx: Transaction, table: Indexed, atOnce: number): Promise<Waiting[]> {
  if (table === 'comments')
    return trx
      .selectFrom('comments')
      .where('searchedAt', 'is', null)
      .orderBy('id')
      .limit(atOnce)
      .select(['teamId', 'pairId', 'id', 'message', 'authorName', 'searchKey', 'createdAt as at'])
      .$if(holdsRows(trx), (rows) => rows.forNoKeyUpdate().skipLocked())
      .execute()
  const posts = await trx
    .selectFrom('posts')
    .where('searchedAt', 'is', null)
    .orderBy('id')
    .limit(atOnce)
    .select(['teamId', 'pairId', 'id', 'message', 'searchKey', 'postedAt as at'])
    .$if(holdsRows(trx), (rows) => rows.forNoKeyUpdate().skipLocked())
    .execute()
  return posts.map((post) => ({ ...post, authorName: '' }))
}

/**
 * A place of its own for each, in the order of time: 512 to a millisecond, comments on even and posts on odd ones,
 * the next free one when it is taken. Of two processes that choose the same one the database lets the first have it.
 * In the order of the places: SQLite writes out what it has gathered whenever it has to go back.
 */
async function placesFor(trx: Transaction, table: Indexed, waiting: Waiting[]) {
  const placed: (Waiting & { key: number })[] = []
  const given = new Set<number>()
  const wished = waiting.map((each) => wishOf(table, each))
  const taken = await takenOf(trx, table, wished)
  for (const [at, each] of waiting.entries()) {
    let key = wished[at] ?? 0
    if (key !== each.searchKey)
      while (given.has(key) || taken.has(key) || (key !== wished[at] && (await takenOf(trx, table, [key])).has(key)))
        key += 2
    given.add(key)
    placed.push({ ...each, key })
  }
  return placed.sort((one, other) => one.key - other.key)
}

/** Where it stands already, unless it turned out to be of another time. */
function wishOf(table: Indexed, { id, at, searchKey }: Waiting) {
  if (searchKey !== null && Math.abs(Math.floor(searchKey / roomsAMs) - Date.parse(at)) <= samePlaceMs) return searchKey
  return Date.parse(at) * roomsAMs + roomOf(id) * 2 + (table === 'posts' ? 1 : 0)
}

const roomOf = (id: string) => createHash('sha256').update(id).digest().readUInt8(0)

async function takenOf(trx: Transaction, table: Indexed, places: number[]) {
  if (places.length === 0) return new Set()
  const rows = await trx.selectFrom(table).where('searchKey', 'in', places).select('searchKey').execute()
  return new Set(rows.map(({ searchKey }) => searchKey))
}
