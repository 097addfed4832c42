import { Kysely, PostgresDialect, SqliteAdapter, sql } from 'kysely'
import { openSqlite } from './sqlite.ts'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>
export type Transaction = import('kysely').Transaction<Tables>
export type Dialect = 'sqlite' | 'postgres'

export interface OpenDatabase {
  db: Database
  dialect: Dialect
  /** The address or file, for what must open a connection of its own (LISTEN, the copy before a migration). */
  address: string
  close: () => Promise<void>
}

/** Opens `postgres://…`, a SQLite file or `:memory:`. */
export function openDatabase(address: string): OpenDatabase {
  return address.startsWith('postgres') ? openPostgres(address) : openSqlite(address)
}

function openPostgres(address: string): OpenDatabase {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: () => openPool(address) }) })
  return { db, dialect: 'postgres', address, close: () => db.destroy() }
}

/** Fetches the driver, which a desk on SQLite never needs. */
async function openPool(address: string) {
  const { default: pg } = await import('pg')
  // 64-bit integers arrive as text otherwise; ours stay below 2^53.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  const pool = new pg.Pool({ connectionString: address, max: 10 })
  // Without a listener a restart of the database would end this process.
  pool.on('error', () => {})
  return pool
}

export const isSqlite = (db: Database | Transaction) => db.getExecutor().adapter instanceof SqliteAdapter

/** SQLite has one writer, who holds everything from the first moment of its transaction; on Postgres rows are held one by one. */
export const holdsAll = (trx: Transaction) => isSqlite(trx)

/** Throws unless the database answers. */
export const reach = (db: Database) => sql`select 1`.execute(db)

export const isUniqueViolation = (error: unknown) =>
  ['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'].includes(
    String((error as { code?: string } | null)?.code),
  )

/** A word or a number written into the statement itself: a partial index serves only a query that states its condition. */
export const literal = <T extends string | number>(word: T) => sql.lit(word)
