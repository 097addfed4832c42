import { sql } from 'kysely'
import { type Database, isSqlite, type Transaction } from './database.ts'

interface Hooks {
  counts: (() => Promise<void>)[]
  news: (() => Promise<void>)[]
  after: (() => void)[]
}

const hooks = new WeakMap<Transaction, Hooks>()

const mostTries = 5

/**
 * Runs `work` in one transaction; what it registered with `beforeCommit` ends the transaction, and
 * what it registered with `afterCommit` runs once it is durable.
 * Postgres may choose the transaction as the victim of a deadlock, or let a rival insert the same row first: then it is run
 * again and sees what the rival did, so `work` does nothing but write.
 */
export async function write<T>(db: Database, work: (trx: Transaction) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await once(db, work)
    } catch (error) {
      if (!isRivalry(error) || tries === mostTries) throw error
    }
}

async function once<T>(db: Database, work: (trx: Transaction) => Promise<T>): Promise<T> {
  const registered: Hooks = { counts: [], news: [], after: [] }
  const result = await db.transaction().execute(async (trx) => {
    hooks.set(trx, registered)
    const made = await work(trx)
    for (const hook of [...registered.counts, ...registered.news]) await hook()
    return made
  })
  for (const hook of registered.after) hook()
  return result
}

/**
 * Runs what may be forgotten in a power cut without waiting for the disk; what is written durably after it takes it along.
 * Postgres is not asked for that: asking would take as long.
 */
export async function loosely<T>(db: Database, work: (db: Database) => Promise<T>): Promise<T> {
  if (!isSqlite(db)) return work(db)
  return db.connection().execute(async (connection) => {
    await sql`pragma synchronous = normal`.execute(connection)
    try {
      return await work(connection)
    } finally {
      await sql`pragma synchronous = full`.execute(connection)
    }
  })
}

/**
 * Puts off to the end of the transaction the rows that nearly every transaction of a team writes, counts before news.
 * Taken last and in one order, they keep nobody waiting for long, and nobody in a circle.
 */
export const beforeCommit = (trx: Transaction, which: 'counts' | 'news', hook: () => Promise<void>) =>
  void hooksOf(trx)[which].push(hook)

/** Nobody may hear of what is not durable yet. The transaction must have been opened by `write`. */
export const afterCommit = (trx: Transaction, hook: () => void) => void hooksOf(trx).after.push(hook)

function hooksOf(trx: Transaction) {
  const registered = hooks.get(trx)
  if (!registered) throw new Error('Only a transaction opened by write() can promise something for its end.')
  return registered
}

/** Deadlock, serialisation failure and unique violation, by Postgres's codes. */
const isRivalry = (error: unknown) =>
  ['40P01', '40001', '23505'].includes(String((error as { code?: string } | null)?.code))
