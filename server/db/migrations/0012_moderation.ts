import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>) {
  for (const name of ['sendsAt', 'wantedMessage', 'writerId'] as const)
    await db.schema.alterTable('comments').addColumn(name, 'text').execute()
  await db.schema
    .alterTable('comments')
    .addColumn('changedAt', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  await db.schema.alterTable('pairs').addColumn('sendWindowSeconds', 'integer').execute()
  await db.schema.alterTable('pairs').addColumn('blocksReadAt', 'text').execute()
  await createPrivateReplies(db)
  await createBlocks(db)
}

async function createPrivateReplies(db: Kysely<never>) {
  await db.schema
    .createTable('privateReplies')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('commentId', 'text', (column) => column.notNull())
    .addColumn('pairId', 'text', (column) => column.notNull())
    .addColumn('network', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('authorId', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addColumn('delivery', 'text')
    .addColumn('deliveryProblem', 'text')
    .addColumn('remoteId', 'text')
    .addColumn('droppedAt', 'text')
    .addPrimaryKeyConstraint('privateRepliesKey', ['teamId', 'id'])
    .addForeignKeyConstraint('privateRepliesPair', ['teamId', 'pairId'], 'pairs', ['teamId', 'id'])
    .execute()
  // The platform allows one, and so does the database, whatever two people press at once.
  await db.schema
    .createIndex('privateRepliesOfComment')
    .on('privateReplies')
    .columns(['teamId', 'commentId'])
    .unique()
    .where(sql.ref('droppedAt'), 'is', null)
    .execute()
  await db.schema
    .createIndex('privateRepliesUndelivered')
    .on('privateReplies')
    .columns(['teamId', 'commentId'])
    .where(sql.ref('delivery'), 'is not', null)
    .execute()
  await db.schema.createIndex('privateRepliesOfPair').on('privateReplies').columns(['teamId', 'pairId']).execute()
}

async function createBlocks(db: Kysely<never>) {
  await db.schema
    .createTable('blocks')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('pairId', 'text', (column) => column.notNull())
    .addColumn('personId', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('blockedAt', 'text', (column) => column.notNull())
    .addColumn('delivery', 'text')
    .addColumn('deliveryAction', 'text')
    .addColumn('deliveryProblem', 'text')
    .addPrimaryKeyConstraint('blocksKey', ['teamId', 'pairId', 'personId'])
    .addForeignKeyConstraint('blocksPair', ['teamId', 'pairId'], 'pairs', ['teamId', 'id'])
    .execute()
}
