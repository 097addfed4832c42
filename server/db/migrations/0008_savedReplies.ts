import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>) {
  await db.schema
    .createTable('savedReplies')
    .addColumn('teamId', 'text', (column) => column.notNull().references('teams.id'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('pairId', 'text')
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('shortcut', 'text')
    .addColumn('folder', 'text', (column) => column.notNull())
    .addColumn('useCount', 'integer', (column) => column.notNull())
    .addColumn('usedAt', 'text')
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addColumn('creatorId', 'text', (column) => column.notNull())
    .addColumn('changedAt', 'text', (column) => column.notNull())
    .addColumn('changerId', 'text', (column) => column.notNull())
    .addColumn('deletedAt', 'text')
    .addPrimaryKeyConstraint('savedRepliesKey', ['teamId', 'id'])
    .addForeignKeyConstraint('savedRepliesPair', ['teamId', 'pairId'], 'pairs', ['teamId', 'id'])
    .execute()
  // Of two people who choose the same shortcut at once the database lets one through; a deleted one sets its own free.
  // The list reads the same range: what stands of a team.
  await db.schema
    .createIndex('savedRepliesByShortcut')
    .on('savedReplies')
    .columns(['teamId', 'shortcut'])
    .unique()
    .where(sql.ref('deletedAt'), 'is', null)
    .execute()
  await db.schema.createIndex('savedRepliesOfPair').on('savedReplies').columns(['teamId', 'pairId']).execute()

  await db.schema
    .createTable('savedReplyTexts')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('savedReplyId', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('useCount', 'integer', (column) => column.notNull())
    .addColumn('usedAt', 'text')
    .addPrimaryKeyConstraint('savedReplyTextsKey', ['teamId', 'savedReplyId', 'language'])
    .addForeignKeyConstraint('savedReplyTextsReply', ['teamId', 'savedReplyId'], 'savedReplies', ['teamId', 'id'])
    .execute()

  await db.schema
    .createTable('shopLinks')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('pairId', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('url', 'text')
    .addPrimaryKeyConstraint('shopLinksKey', ['teamId', 'pairId'])
    .addForeignKeyConstraint('shopLinksPair', ['teamId', 'pairId'], 'pairs', ['teamId', 'id'])
    .execute()

  await db.schema.alterTable('comments').addColumn('savedReplyId', 'text').execute()
}
