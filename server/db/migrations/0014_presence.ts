import type { Kysely } from 'kysely'

export async function up(db: Kysely<never>) {
  await db.schema
    .createTable('presences')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('threadId', 'text', (column) => column.notNull())
    .addColumn('personId', 'text', (column) => column.notNull())
    .addColumn('pairId', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('since', 'text', (column) => column.notNull())
    .addColumn('seenAt', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('presencesKey', ['teamId', 'threadId', 'personId'])
    // A thread comes and goes with the order of the notices; whoever reads it holds nothing up.
    .addForeignKeyConstraint('presencesPair', ['teamId', 'pairId'], 'pairs', ['teamId', 'id'], (key) =>
      key.onDelete('cascade'),
    )
    .execute()
  await db.schema.createIndex('presencesOfPair').on('presences').columns(['teamId', 'pairId', 'seenAt']).execute()
}
