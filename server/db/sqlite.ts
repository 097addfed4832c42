import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import SQLite from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteDialect,
  SqliteDriver,
  SqliteQueryCompiler,
} from 'kysely'
import type { OpenDatabase } from './database.ts'
import type { Tables } from './tables.ts'

/**
 * What every SQLite handle is set to, and what it must read back as.
 * better-sqlite3 opens an existing WAL file with `synchronous=NORMAL`, which loses acknowledged writes in a power cut.
 */
const settings = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  busy_timeout: 5000,
  trusted_schema: 0,
  // Only when the thread that does so in time (`checkpoints.ts`) has fallen far behind: 80 MB.
  wal_autocheckpoint: 20_000,
}

export function openSqlite(file: string): OpenDatabase {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const sqlite = new SQLite(file)
  for (const [name, value] of Object.entries(settings)) {
    sqlite.pragma(`${name} = ${value}`)
    const kept = sqlite.pragma(name, { simple: true })
    const inMemory = name === 'journal_mode' && kept === 'memory'
    if (kept !== value && !inMemory) throw new Error(`SQLite keeps ${name} at ${kept} instead of ${value}.`)
  }
  const db = new Kysely<Tables>({ dialect: new ImmediateSqlite(sqlite) })
  return { db, dialect: 'sqlite', address: file, close: () => db.destroy() }
}

/** Transactions begin IMMEDIATE: one that began as a reader cannot become a writer behind another writer's back. */
class ImmediateSqlite extends SqliteDialect {
  readonly #sqlite: SQLite.Database

  constructor(sqlite: SQLite.Database) {
    super({ database: sqlite })
    this.#sqlite = sqlite
  }

  override createDriver() {
    return new ImmediateDriver({ database: preparedOnce(this.#sqlite) })
  }

  override createQueryCompiler() {
    return new SteadyCompiler()
  }
}

/**
 * SQLite plans a statement with an order or a join again whenever a value is bound that could sway the plan, which costs several
 * times what running it does. Behind a plus sign a value sways nothing.
 */
class SteadyCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder() {
    return '+?'
  }
}

class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

const mostStatements = 500

/** Preparing a statement costs as much as running it, and the product says the same few hundred again and again. */
function preparedOnce(sqlite: SQLite.Database) {
  const statements = new Map<string, SQLite.Statement>()
  return {
    close: () => sqlite.close(),
    prepare: (text: string) => {
      const known = statements.get(text)
      if (known) return known
      // A pragma takes effect when it is prepared, not when it is run.
      if (text.startsWith('pragma')) return sqlite.prepare(text)
      if (statements.size >= mostStatements) statements.clear()
      const statement = sqlite.prepare(text)
      statements.set(text, statement)
      return statement
    },
  }
}
