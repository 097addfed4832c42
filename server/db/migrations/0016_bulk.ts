import type { Kysely } from 'kysely'

export async function up(db: Kysely<never>) {
  await db.schema
    .createTable('batches')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('pairId', 'text', (column) => column.notNull())
    .addColumn('personId', 'text', (column) => column.notNull())
    .addColumn('change', 'text', (column) => column.notNull())
    .addColumn('filter', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('total', 'integer')
    .addColumn('done', 'integer', (column) => column.notNull())
    .addColumn('skipped', 'integer', (column) => column.notNull())
    .addColumn('positionAt', 'text')
    .addColumn('positionId', 'text')
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addColumn('finishedAt', 'text')
    .addPrimaryKeyConstraint('batchesKey', ['teamId', 'id'])
    .addForeignKeyConstraint('batchesPair', ['teamId', 'pairId'], 'pairs', ['teamId', 'id'])
    .execute()
  await db.schema.createIndex('batchesOfPair').on('batches').columns(['teamId', 'pairId', 'createdAt', 'id']).execute()
  await db.schema
    .createTable('batchThreads')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('batchId', 'text', (column) => column.notNull())
    .addColumn('threadId', 'text', (column) => column.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .addPrimaryKeyConstraint('batchThreadsKey', ['teamId', 'batchId', 'threadId'])
    .addForeignKeyConstraint('batchThreadsBatch', ['teamId', 'batchId'], 'batches', ['teamId', 'id'])
    .execute()
}
