import { type CompiledQuery, type KyselyPlugin, type RootOperationNode, sql } from 'kysely'
import type { Database } from '../../server/db/database.ts'

/** The statements that `work` sends to the database. */
export async function queriesOf(db: Database, work: (db: Database) => Promise<unknown>): Promise<CompiledQuery[]> {
  const nodes: RootOperationNode[] = []
  const listen: KyselyPlugin = {
    transformQuery: ({ node }) => {
      nodes.push(node)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  await work(db.withPlugin(listen))
  return nodes.map((node) => db.getExecutor().compileQuery(node, { queryId: 'plan' }))
}

/** How the database goes about a statement, in its own words. */
export async function planOf(db: Database, query: CompiledQuery, isPostgres: boolean) {
  return db.transaction().execute(async (trx) => {
    // The tables of a test are so small that reading them whole would be cheaper.
    if (isPostgres) await sql`set local enable_seqscan = off`.execute(trx)
    const explain = isPostgres ? 'explain' : 'explain query plan'
    const { rows } = await trx.executeQuery<object>({ ...query, sql: `${explain} ${query.sql}` })
    return rows.map((row) => Object.values(row).at(-1)).join('\n')
  })
}
