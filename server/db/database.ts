import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import SQLite from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  SqliteDialect,
  SqliteDriver,
  sql,
} from 'kysely'
import pg from 'pg'
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

/**
 * What every SQLite handle is set to, and what it must read back as.
 * better-sqlite3 opens an existing WAL file with `synchronous=NORMAL`, which loses acknowledged writes in a power cut.
 */
const durable = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, busy_timeout: 5000, trusted_schema: 0 }

function openSqlite(file: string): OpenDatabase {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const sqlite = new SQLite(file)
  for (const [name, value] of Object.entries(durable)) {
    sqlite.pragma(`${name} = ${value}`)
    const kept = sqlite.pragma(name, { simple: true })
    const inMemory = name === 'journal_mode' && kept === 'memory'
    if (kept !== value && !inMemory) throw new Error(`SQLite keeps ${name} at ${kept} instead of ${value}.`)
  }
  const db = new Kysely<Tables>({ dialect: new ImmediateSqlite({ database: sqlite }) })
  return { db, dialect: 'sqlite', address: file, close: () => db.destroy() }
}

/** Transactions begin IMMEDIATE: one that began as a reader cannot become a writer behind another writer's back. */
class ImmediateSqlite extends SqliteDialect {
  readonly #database: SQLite.Database

  constructor({ database }: { database: SQLite.Database }) {
    super({ database })
    this.#database = database
  }

  override createDriver() {
    return new ImmediateDriver({ database: this.#database })
  }
}

class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

function openPostgres(address: string): OpenDatabase {
  // 64-bit integers arrive as text otherwise; ours stay below 2^53.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number)
  const pool = new pg.Pool({ connectionString: address, max: 10 })
  // Without a listener a restart of the database would end this process.
  pool.on('error', () => {})
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { db, dialect: 'postgres', address, close: () => db.destroy() }
}

export const isUniqueViolation = (error: unknown) =>
  ['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'].includes(
    String((error as { code?: string } | null)?.code),
  )

/** A word written into the statement itself: a partial index serves only a query that states its condition. */
export const literal = <T extends string>(word: T) => sql.lit(word)
