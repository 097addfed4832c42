import type { CompiledQuery, Insertable } from 'kysely'
import type { Database, Transaction } from './database.ts'
import type { Tables } from './tables.ts'

const mostRows = 256

/**
 * Inserts many rows of a table whose key is `id`, passing over those whose key is there already.
 *
 * Building a statement of many rows costs more than running it, so the rows go in statements of 256, 128, … 1 rows,
 * each of which is built once. All rows have the columns of `blank`, in any order; 256 times a row's values stays
 * below the 32,766 that SQLite takes in one statement.
 */
export function insertUnlessKnown<T extends keyof Tables>(db: Database, table: T, blank: Insertable<Tables[T]>) {
  const columns = Object.keys(blank) as (keyof typeof blank)[]
  const statements = new Map<number, CompiledQuery>()

  const statementFor = (size: number) => {
    const known = statements.get(size)
    if (known) return known
    const rows = Array.from({ length: size }, () => blank)
    const built = db
      .insertInto(table as 'events')
      .values(rows as Insertable<Tables['events']>[])
      .onConflict((conflict) => conflict.column('id').doNothing())
      .compile()
    statements.set(size, built)
    return built
  }

  return async (trx: Transaction, rows: Insertable<Tables[T]>[]) => {
    for (let start = 0; start < rows.length; ) {
      const size = Math.min(mostRows, 2 ** Math.floor(Math.log2(rows.length - start)))
      const some = rows.slice(start, start + size)
      await trx.executeQuery({
        ...statementFor(size),
        parameters: some.flatMap((row) => columns.map((column) => row[column])),
      })
      start += size
    }
  }
}
