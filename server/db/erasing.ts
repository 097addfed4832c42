import type { Database } from './database.ts'

interface Named {
  teamId: string
  id: string
}

const threadsAtOnce = 1000
/** A few megabytes. */
const chunksAtOnce = 10

/** Erases an export with its file, in steps that nobody has to wait for; `between` runs after each. */
export async function eraseExport(db: Database, { teamId, id }: Named, between: () => Promise<void> = async () => {}) {
  // Whoever still writes it finds that nobody wants it.
  await db.updateTable('exports').set({ state: 'erased' }).where('teamId', '=', teamId).where('id', '=', id).execute()
  for (const [table, atOnce] of [
    ['exportThreads', threadsAtOnce],
    ['exportChunks', chunksAtOnce],
  ] as const)
    while (await eraseSome(db, table, { teamId, id }, atOnce)) await between()
  await db.deleteFrom('exports').where('teamId', '=', teamId).where('id', '=', id).execute()
}

async function eraseSome(db: Database, table: 'exportThreads' | 'exportChunks', { teamId, id }: Named, atOnce: number) {
  const some = await db
    .selectFrom(table)
    .where('teamId', '=', teamId)
    .where('exportId', '=', id)
    .orderBy('number')
    .limit(atOnce)
    .select('number')
    .execute()
  const numbers = some.map(({ number }) => number)
  if (numbers.length === 0) return false
  await db
    .deleteFrom(table)
    .where('teamId', '=', teamId)
    .where('exportId', '=', id)
    .where('number', 'in', numbers)
    .execute()
  return true
}
