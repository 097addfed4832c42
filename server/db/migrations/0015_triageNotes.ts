import type { Kysely } from 'kysely'

export async function up(db: Kysely<never>) {
  await db.schema.alterTable('labels').addColumn('removedAt', 'text').execute()
  await db.schema
    .alterTable('threads')
    .addColumn('noteCount', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await createNotes(db)
  await createTurns(db)
}

async function createNotes(db: Kysely<never>) {
  await db.schema
    .createTable('notes')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('threadId', 'text', (column) => column.notNull())
    .addColumn('pairId', 'text', (column) => column.notNull())
    .addColumn('authorId', 'text', (column) => column.notNull())
    .addColumn('authorName', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('mentions', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addColumn('editedAt', 'text')
    .addPrimaryKeyConstraint('notesKey', ['teamId', 'id'])
    .addForeignKeyConstraint('notesPair', ['teamId', 'pairId'], 'pairs', ['teamId', 'id'])
    .execute()
  await db.schema.createIndex('notesOfThread').on('notes').columns(['teamId', 'threadId', 'createdAt', 'id']).execute()
  await db.schema.createIndex('notesOfPair').on('notes').columns(['teamId', 'pairId']).execute()
}

async function createTurns(db: Kysely<never>) {
  await db.schema
    .createTable('turns')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('pairId', 'text', (column) => column.notNull())
    .addColumn('on', 'integer', (column) => column.notNull())
    .addColumn('personIds', 'text', (column) => column.notNull())
    .addColumn('taken', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('turnsKey', ['teamId', 'pairId'])
    .addForeignKeyConstraint('turnsPair', ['teamId', 'pairId'], 'pairs', ['teamId', 'id'])
    .execute()
}
