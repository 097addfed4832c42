import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>) {
  await createNotifications(db)
  await db.schema
    .createTable('noticed')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('personId', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('noticedKey', ['teamId', 'personId', 'key'])
    .execute()
  await db.schema.createIndex('noticedByAge').on('noticed').column('createdAt').execute()
  await db.schema
    .createTable('notificationSettings')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('personId', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('choices', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('notificationSettingsKey', ['teamId', 'personId'])
    .execute()
  await db.schema
    .createTable('pushSubscriptions')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('personId', 'text', (column) => column.notNull())
    .addColumn('sessionId', 'text', (column) => column.notNull())
    .addColumn('endpointHash', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('pushSubscriptionsKey', ['teamId', 'id'])
    .addUniqueConstraint('pushSubscriptionsByEndpoint', ['teamId', 'personId', 'endpointHash'])
    .execute()
  await db.schema
    .createTable('pushKeys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('publicKey', 'text', (column) => column.notNull())
    .addColumn('sealedPrivateKey', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute()
}

async function createNotifications(db: Kysely<never>) {
  await db.schema
    .createTable('notifications')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('personId', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('pairId', 'text')
    .addColumn('threadId', 'text')
    .addColumn('who', 'text')
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('times', 'integer', (column) => column.notNull())
    .addColumn('activeAt', 'text', (column) => column.notNull())
    .addColumn('readAt', 'text')
    .addColumn('listed', 'integer', (column) => column.notNull())
    .addColumn('pushDue', 'integer', (column) => column.notNull())
    .addColumn('mailDue', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('notificationsKey', ['teamId', 'id'])
    .execute()
  const ofPerson = ['teamId', 'personId']
  await db.schema
    .createIndex('notificationsOfPerson')
    .on('notifications')
    .columns([...ofPerson, 'activeAt', 'id'])
    .where(sql.ref('listed'), '=', sql.lit(1))
    .execute()
  await db.schema
    .createIndex('notificationsUnread')
    .on('notifications')
    .columns([...ofPerson, 'activeAt', 'id'])
    .where(sql<boolean>`"listed" = 1 and "readAt" is null`)
    .execute()
  // One unread row about a thing: whoever tells of it at the same time finds the other's.
  await db.schema
    .createIndex('notificationsBySubject')
    .unique()
    .on('notifications')
    .columns([...ofPerson, 'kind', 'subject'])
    .where(sql.ref('readAt'), 'is', null)
    .execute()
  for (const due of ['pushDue', 'mailDue'])
    await db.schema
      .createIndex(`notifications${due === 'pushDue' ? 'ToPush' : 'ToMail'}`)
      .on('notifications')
      .columns([...ofPerson, 'activeAt', 'id'])
      .where(sql.ref(due), '=', sql.lit(1))
      .execute()
  await db.schema.createIndex('notificationsByAge').on('notifications').column('activeAt').execute()
}
