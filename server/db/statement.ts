import type { Compilable, CompiledQuery, QueryResult } from 'kysely'
import { type Database, isSqlite, type Transaction } from './database.ts'

type Values = Record<string, string | number | null>

/** Where a value goes: no text of ours or of the platform holds the character, which Postgres could not keep. */
const slotOf = (name: string) => `\0${name}`
const nameOf = (slot: unknown) => (typeof slot === 'string' && slot.startsWith('\0') ? slot.slice(1) : null)

interface Compiled<R> {
  query: CompiledQuery<R>
  /** For each parameter the value that takes its place; null for one that stays as it was built. */
  names: (string | null)[]
}

/**
 * A statement that is built and compiled once, and only filled with values after that: both cost more than running it, and what
 * every change writes is written thousands of times. `build` sees stand-ins, so it hands values on and never looks at them.
 * Values with other names make another statement.
 */
export function statement<V extends Values, R>(build: (db: Database | Transaction, values: V) => Compilable<R>) {
  const known = { sqlite: new Map<string, Compiled<R>>(), postgres: new Map<string, Compiled<R>>() }
  return (db: Database | Transaction, values: V): Promise<QueryResult<R>> => {
    const statements = isSqlite(db) ? known.sqlite : known.postgres
    const key = Object.keys(values).join()
    const compiled = statements.get(key) ?? compile(db, values, build)
    statements.set(key, compiled)
    const { query, names } = compiled
    const parameters = names.map((name, place) => (name === null ? query.parameters[place] : values[name]))
    return db.executeQuery({ ...query, parameters })
  }
}

function compile<V extends Values, R>(
  db: Database | Transaction,
  values: V,
  build: (db: Database | Transaction, values: V) => Compilable<R>,
): Compiled<R> {
  const standIns = Object.fromEntries(Object.keys(values).map((name) => [name, slotOf(name)])) as V
  const query = build(db, standIns).compile()
  return { query, names: query.parameters.map(nameOf) }
}
