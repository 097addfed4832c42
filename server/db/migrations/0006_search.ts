import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>) {
  for (const table of ['comments', 'posts']) {
    await db.schema.alterTable(table).addColumn('searchKey', 'bigint').execute()
    await db.schema.alterTable(table).addColumn('searchedAt', 'text').execute()
    await db.schema.createIndex(`${table}BySearchKey`).on(table).column('searchKey').unique().execute()
    // Led by the column that says so: what only a condition of the index tells is no reason to a planner to read it.
    await db.schema
      .createIndex(`${table}ToSearch`)
      .on(table)
      .columns(['searchedAt', 'teamId', 'id'])
      .where(sql.ref('searchedAt'), 'is', null)
      .execute()
  }
}
