import type { Kysely } from 'kysely'

/** Who has which thread or which campaign open is one table from here on. Both forget within a minute, so nothing is carried over. */
export async function up(db: Kysely<never>) {
  await db.schema.dropTable('campaignEditors').execute()
  await db.schema.dropTable('presences').execute()
  await db.schema
    .createTable('presences')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('placeId', 'text', (column) => column.notNull())
    .addColumn('personId', 'text', (column) => column.notNull())
    .addColumn('pairId', 'text', (column) => column.notNull())
    .addColumn('doing', 'text')
    .addColumn('since', 'text', (column) => column.notNull())
    .addColumn('seenAt', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('presencesAt', ['teamId', 'place', 'placeId', 'personId'])
    // A thread comes and goes with the order of the notices; whoever reads it holds nothing up.
    .addForeignKeyConstraint('presencesOfTheirPair', ['teamId', 'pairId'], 'pairs', ['teamId', 'id'], (key) =>
      key.onDelete('cascade'),
    )
    .execute()
  await db.schema
    .createIndex('presencesInPair')
    .on('presences')
    .columns(['teamId', 'pairId', 'place', 'seenAt'])
    .execute()
}
