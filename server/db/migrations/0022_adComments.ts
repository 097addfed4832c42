import type { Kysely } from 'kysely'

export async function up(db: Kysely<never>) {
  await db.schema
    .createTable('quietings')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('commentId', 'text', (column) => column.notNull())
    .addColumn('campaignId', 'text', (column) => column.notNull())
    .addColumn('adId', 'text', (column) => column.notNull())
    .addColumn('hidAt', 'text')
    .addColumn('pausedAt', 'text')
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('quietingsKey', ['teamId', 'commentId'])
    .addForeignKeyConstraint('quietingsOf', ['teamId', 'campaignId'], 'campaigns', ['teamId', 'id'])
    .execute()
  // Whoever takes one back asks which others keep the same ad paused.
  await db.schema.createIndex('quietingsOfAd').on('quietings').columns(['teamId', 'adId']).execute()
}
