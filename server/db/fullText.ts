import { type AliasedRawBuilder, sql } from 'kysely'
import type { Phrase } from '../contract/phrases.ts'
import { type Database, isSqlite, type Transaction } from './database.ts'

/**
 * The index of words, and the one place where the two databases differ in more than their spelling. Both are given words
 * that were cut already (`contract/words.ts`) and never see the text, so both find the same. Every word carries its
 * scope in front: whoever looks in one scope never comes by a word of another.
 */
export interface Document {
  /** Its place in time, by which it is found newest first. */
  key: number
  scope: string
  words: string[]
  author: string[]
}

type Reach = Database | Transaction

/** The length that every scope has: it is part of the index, which keeps beginnings of one to three letters beyond it. */
export const scopeLength = 11

/** Makes the index unless it is there. */
export async function createFullText(db: Database) {
  if (isSqlite(db)) {
    const beginnings = [1, 2, 3].map((letters) => scopeLength + letters).join(' ')
    // What is not ASCII counts as part of a word to this tokeniser, so it cuts at our spaces alone.
    await sql`create virtual table if not exists "words" using fts5(
      message, author, content='', contentless_delete=1, tokenize='ascii', prefix=${sql.lit(beginnings)}
    )`.execute(db)
    return
  }
  await db.transaction().execute(async (trx) => {
    // Two processes that start at once would both find that nothing is there.
    await sql`select pg_advisory_xact_lock(hashtext('tandem words'))`.execute(trx)
    await sql`create table if not exists "words" (
      "key" bigint primary key, "scope" text not null, "words" tsvector not null
    )`.execute(trx)
    await sql`create index if not exists "wordsOfScope" on "words" ("scope", "key")`.execute(trx)
    await sql`create index if not exists "wordsByWord" on "words" using gin ("words")`.execute(trx)
  })
}

/** Keeps the words of documents, in the place of those they had under the same key. */
export async function putWords(trx: Transaction, documents: Document[]) {
  if (documents.length === 0) return
  if (isSqlite(trx)) {
    const text = (scope: string, list: string[]) => list.map((word) => scope + word).join(' ')
    for (const { key, scope, words, author } of documents)
      await sql`insert or replace into "words" (rowid, message, author)
        values (${key}, ${text(scope, words)}, ${text(scope, author)})`.execute(trx)
    return
  }
  const rows = documents.map(({ key, scope, words, author }) => {
    // A gap, so that no phrase goes over from what was said to who said it.
    const vector = [...placed(scope, words, 1, 'B'), ...placed(scope, author, words.length + 8, 'A')].join(' ')
    return sql`(${key}, ${scope}, ${vector}::tsvector)`
  })
  await sql`insert into "words" ("key", "scope", "words") values ${sql.join(rows)}
    on conflict ("key") do update set "scope" = excluded."scope", "words" = excluded."words"`.execute(trx)
}

/** Marks documents as being in the index, each at its place. */
export async function keepPlaces(
  trx: Transaction,
  table: 'comments' | 'posts',
  documents: { teamId: string; id: string; key: number }[],
  searchedAt: string,
) {
  if (documents.length === 0) return
  const places = documents.map(({ teamId, id, key }) => sql`(${teamId}, ${id}, cast(${key} as bigint))`)
  await sql`with "places" ("teamId", "id", "key") as (values ${sql.join(places)})
    update ${sql.table(table)} set "searchKey" = "places"."key", "searchedAt" = ${searchedAt} from "places"
    where ${sql.ref(`${table}.teamId`)} = "places"."teamId" and ${sql.ref(`${table}.id`)} = "places"."id"`.execute(trx)
}

/** Whether several can write at once, so that rows are to be held; on SQLite nobody else writes meanwhile. */
export const holdsRows = (db: Reach) => !isSqlite(db)

/** Postgres counts places up to this one; what comes later all stands there. */
const lastPlace = 16_383

const placed = (scope: string, words: string[], from: number, weight: string) =>
  words.map((word, at) => `'${scope}${word}':${Math.min(from + at, lastPlace)}${weight}`)

export async function removeWords(trx: Transaction, keys: number[]) {
  if (keys.length === 0) return
  const key = sql.ref(isSqlite(trx) ? 'rowid' : 'key')
  await sql`delete from "words" where ${key} in (${sql.join(keys)})`.execute(trx)
}

export interface Wanted {
  scope: string
  /** What is looked for, as `askedFor` writes it. */
  asked: string
  limit: number
  /** So many of the newest are passed over. */
  skip?: number | undefined
  /** Only what is older than this key. */
  before?: number | undefined
  /** Only what is at least as new as this key. */
  from?: number | undefined
}

/** The keys of the documents that have all the phrases, newest first. */
export async function newestWith(db: Reach, wanted: Wanted): Promise<number[]> {
  const { rows } = await newest(db, wanted).execute(db)
  return rows.map(({ key }) => key)
}

export type Keys<Name extends string> = AliasedRawBuilder<{ key: number }, Name>

/** The same as a table to be joined, in that order: what reads it in this order stops where it has enough. */
export const newestAs = <Name extends string>(db: Reach, name: Name, wanted: Wanted): Keys<Name> =>
  sql<{ key: number }>`(${newest(db, wanted)})`.as<Name>(sql.ref(name))

/** Known keys as a table to be joined: one value however many they are, so that the statement is always the same. */
export const keysAs = <Name extends string>(db: Reach, name: Name, keys: string): Keys<Name> =>
  (isSqlite(db)
    ? sql<{ key: number }>`(select "value" as "key" from json_each(${keys}))`
    : sql<{ key: number }>`(select unnest(cast(${keys} as bigint[])) as "key")`
  ).as<Name>(sql.ref(name))

/** Keys as the value that `keysAs` takes. */
export const keysText = (db: Reach, keys: number[]) => (isSqlite(db) ? `[${keys.join()}]` : `{${keys.join()}}`)

/** Phrases as the one value in which each database takes them. */
export const askedFor = (db: Reach, scope: string, phrases: Phrase[]) =>
  isSqlite(db) ? matchOf(scope, phrases) : queryOf(scope, phrases)

function newest(db: Reach, { scope, asked, limit, skip = 0, before }: Wanted) {
  const older = (name: string) => (before === undefined ? sql`` : sql`and ${sql.ref(name)} < ${whole(before)}`)
  return isSqlite(db)
    ? sql<{ key: number }>`select rowid as "key" from "words" where "words" match ${asked}
        ${older('rowid')} order by rowid desc limit ${limit} offset ${skip}`
    : sql<{ key: number }>`select "key" from "words" where "scope" = ${scope}
        and "words" @@ cast(${asked} as tsquery) ${older('key')} order by "key" desc
        limit ${limit} offset ${skip}`
}

/** A number of ours reaches SQLite as a real one, and for those FTS5 looks through everything instead of beginning there. */
const whole = (key: number) => sql`cast(${key} as bigint)`

/** The same by how well they fit, the best first, among those from a key on. */
export async function bestWith(db: Reach, { scope, asked, limit, from = 0 }: Wanted): Promise<number[]> {
  const { rows } = await (isSqlite(db)
    ? sql<{ key: number }>`select rowid as "key" from "words" where "words" match ${asked}
        and rowid >= ${whole(from)} order by bm25("words", 1.0, 3.0), rowid desc limit ${limit}`
    : sql<{ key: number }>`select "key" from "words" where "scope" = ${scope}
        and "words" @@ cast(${asked} as tsquery) and "key" >= ${from}
        order by ts_rank('{0, 0, 0.33, 1}', "words", cast(${asked} as tsquery), 1) desc, "key" desc
        limit ${limit}`
  ).execute(db)
  return rows.map(({ key }) => key)
}

/** Words hold letters, digits and signs alone, so nothing in them ends a quote. */
const matchOf = (scope: string, phrases: Phrase[]) =>
  phrases
    .map(({ words, prefix }) => `"${words.map((word) => scope + word).join(' ')}"${prefix ? ' *' : ''}`)
    .join(' AND ')

const queryOf = (scope: string, phrases: Phrase[]) =>
  phrases
    .map(({ words, prefix }) => {
      const followed = words.map((word, at) => `'${scope}${word}'${prefix && at === words.length - 1 ? ':*' : ''}`)
      return `(${followed.join(' <-> ')})`
    })
    .join(' & ')
