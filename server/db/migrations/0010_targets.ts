import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>) {
  await db.schema
    .createTable('targets')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('pairId', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('choice', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('targetsKey', ['teamId', 'pairId'])
    .addForeignKeyConstraint('targetsPair', ['teamId', 'pairId'], 'pairs', ['teamId', 'id'])
    .execute()

  for (const name of ['dueAt', 'nearAt', 'tellAt'])
    await db.schema.alterTable('threads').addColumn(name, 'text').execute()
  // Only open threads have a deadline, so "due first" is one range of this.
  await db.schema
    .createIndex('threadsDue')
    .on('threads')
    .columns(['teamId', 'pairId', 'dueAt', 'id'])
    .where(sql.ref('dueAt'), 'is not', null)
    .execute()
  await db.schema
    .createIndex('threadsToTell')
    .on('threads')
    .columns(['teamId', 'pairId', 'tellAt', 'id'])
    .where(sql.ref('tellAt'), 'is not', null)
    .execute()
}
