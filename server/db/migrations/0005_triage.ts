import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>) {
  await reshapeThreads(db)
  await indexThreads(db)
  await createLabels(db)
  await createSavedViews(db)
  for (const name of ['adId', 'adTitle', 'ownerName'] as const)
    await db.schema.alterTable('posts').addColumn(name, 'text').execute()
  await db.schema.alterTable('tallies').renameColumn('view', 'facet').execute()
  await countUnassigned(db)
  await renameKinds(db)
}

/** Nothing is assigned yet: every open thread counts as somebody's to take. */
async function countUnassigned(db: Kysely<never>) {
  await sql`insert into tallies ("teamId", "pairId", network, facet, count)
    select "teamId", "pairId", network, 'assignee:', count from tallies where facet = 'open'`.execute(db)
}

/** The names of two kinds of job changed with the feature that keeps them. */
async function renameKinds(db: Kysely<never>) {
  await sql`update jobs set kind = 'moderation.deliverReply' where kind = 'inbox.deliverReply'`.execute(db)
  await sql`update jobs set kind = 'moderation.moderate' where kind = 'inbox.moderate'`.execute(db)
  await sql`update effects set kind = 'moderation.deliverReply' where kind = 'inbox.deliverReply'`.execute(db)
}

async function reshapeThreads(db: Kysely<never>) {
  const old = ['ByView', 'ByViewOfNetwork', 'Hidden', 'HiddenOfNetwork', 'NeedYou', 'NeedYouOfNetwork']
  for (const name of old) await db.schema.dropIndex(`threads${name}`).execute()
  await db.schema.alterTable('threads').renameColumn('view', 'state').execute()
  const times = ['unreadSince', 'readUpTo', 'snoozedUntil', 'askedAt', 'waitingSince', 'mentionedAt'] as const
  const texts = ['assigneeId', 'language', 'adId'] as const
  for (const name of [...times, ...texts]) await db.schema.alterTable('threads').addColumn(name, 'text').execute()
  // What has been there is no news.
  await sql`update threads set "readUpTo" = "activeAt"`.execute(db)
  await db.schema
    .alterTable('threads')
    .addColumn('priority', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema
    .alterTable('threads')
    .addColumn('labels', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
}

/** Every list is one range of one of these: the most selective filter leads, and the others are looked up in its rows. */
async function indexThreads(db: Kysely<never>) {
  const index = (name: string, led: string[]) =>
    db.schema
      .createIndex(`threads${name}`)
      .on('threads')
      .columns(['teamId', 'pairId', ...led, 'activeAt', 'id'])
  await index('ByState', ['state']).execute()
  await index('ByNetwork', ['state', 'network']).execute()
  await index('ByPost', ['state', 'postId']).execute()
  await index('ByAuthor', ['state', 'authorId']).execute()
  await index('ByAssignee', ['state', 'assigneeId']).execute()
  await index('ByLanguage', ['state', 'language']).execute()
  await index('ByAd', ['state', 'adId']).where(sql.ref('adId'), 'is not', null).execute()
  await index('OnAds', ['state']).where(sql.ref('adId'), 'is not', null).execute()
  await index('Unread', ['state']).where(sql.ref('unreadSince'), 'is not', null).execute()
  await index('Asking', ['state']).where(sql.ref('askedAt'), 'is not', null).execute()
  await index('Mentioning', ['state']).where(sql.ref('mentionedAt'), 'is not', null).execute()
  await index('ByPriority', ['state', 'priority']).where(sql.ref('priority'), '>', sql.lit(0)).execute()
  await index('Hidden', []).where(sql<boolean>`"hiddenAt" is not null and "state" <> 'gone'`).execute()
  await index('NeedYou', []).where(sql<boolean>`"delivery" = 'needs_you'`).execute()
  await db.schema
    .createIndex('threadsSnoozed')
    .on('threads')
    .columns(['snoozedUntil', 'teamId', 'id'])
    .where(sql.ref('state'), '=', sql.lit('snoozed'))
    .execute()
}

async function createLabels(db: Kysely<never>) {
  await db.schema
    .createTable('labels')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('folded', 'text', (column) => column.notNull())
    .addColumn('colour', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('labelsKey', ['teamId', 'id'])
    .addUniqueConstraint('labelsByName', ['teamId', 'folded'])
    .execute()
  await db.schema
    .createTable('threadLabels')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('labelId', 'text', (column) => column.notNull())
    .addColumn('threadId', 'text', (column) => column.notNull())
    .addColumn('pairId', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('activeAt', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('threadLabelsKey', ['teamId', 'threadId', 'labelId'])
    .addForeignKeyConstraint('threadLabelsLabel', ['teamId', 'labelId'], 'labels', ['teamId', 'id'])
    .execute()
  await db.schema
    .createIndex('threadLabelsByState')
    .on('threadLabels')
    .columns(['teamId', 'labelId', 'pairId', 'state', 'activeAt', 'threadId'])
    .execute()
}

async function createSavedViews(db: Kysely<never>) {
  await db.schema
    .createTable('savedViews')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('pairId', 'text', (column) => column.notNull())
    .addColumn('ownerId', 'text')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('filter', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('savedViewsKey', ['teamId', 'id'])
    .addForeignKeyConstraint('savedViewsPair', ['teamId', 'pairId'], 'pairs', ['teamId', 'id'])
    .execute()
  await db.schema
    .createIndex('savedViewsOfPair')
    .on('savedViews')
    .columns(['teamId', 'pairId', 'createdAt', 'id'])
    .execute()
}
