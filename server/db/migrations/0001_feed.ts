import type { Kysely } from 'kysely'

export async function up(db: Kysely<never>) {
  await db.schema
    .createTable('feeds')
    .addColumn('teamId', 'text', (column) => column.primaryKey())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('auditHash', 'text', (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('changes')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('pairId', 'text')
    .addColumn('ids', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('changesKey', ['teamId', 'seq'])
    .execute()

  await db.schema
    .createTable('audit')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('actorId', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('auditKey', ['teamId', 'seq'])
    .execute()

  await db.schema
    .createTable('answers')
    .addColumn('personId', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('requestHash', 'text', (column) => column.notNull())
    .addColumn('status', 'integer')
    .addColumn('body', 'text')
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('answersKey', ['personId', 'key'])
    .execute()
  await db.schema.createIndex('answersByAge').on('answers').column('createdAt').execute()
}
