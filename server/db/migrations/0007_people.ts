import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>) {
  await db.schema
    .createTable('identities')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('pairId', 'text', (column) => column.notNull())
    .addColumn('network', 'text', (column) => column.notNull())
    .addColumn('handle', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('personId', 'text', (column) => column.notNull())
    .addColumn('whole', 'text', (column) => column.notNull())
    .addColumn('turned', 'text', (column) => column.notNull())
    .addColumn('start', 'text', (column) => column.notNull())
    .addColumn('last', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('noteVersion', 'integer', (column) => column.notNull())
    .addColumn('notedById', 'text')
    .addColumn('notedAt', 'text')
    .addPrimaryKeyConstraint('identitiesKey', ['teamId', 'id'])
    .addForeignKeyConstraint('identitiesPair', ['teamId', 'pairId'], 'pairs', ['teamId', 'id'])
    .execute()
  const pair = ['teamId', 'pairId']
  await db.schema
    .createIndex('identitiesByHandle')
    .unique()
    .on('identities')
    .columns([...pair, 'network', 'handle'])
    .execute()
  await db.schema.createIndex('identitiesOfPerson').on('identities').columns(['teamId', 'personId']).execute()
  // Each way in which two names can be alike is one range of one index.
  for (const key of ['whole', 'turned', 'start', 'last'])
    await db.schema
      .createIndex(`identitiesBy${key.charAt(0).toUpperCase()}${key.slice(1)}`)
      .on('identities')
      .columns([...pair, 'network', key])
      .execute()

  await db.schema
    .createTable('strangers')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('pairId', 'text', (column) => column.notNull())
    .addColumn('firstId', 'text', (column) => column.notNull())
    .addColumn('secondId', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('strangersKey', ['teamId', 'pairId', 'firstId', 'secondId'])
    .addForeignKeyConstraint('strangersPair', ['teamId', 'pairId'], 'pairs', ['teamId', 'id'])
    .execute()

  await db.schema
    .createTable('personSteps')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('pairId', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('identityId', 'text', (column) => column.notNull())
    .addColumn('withId', 'text', (column) => column.notNull())
    .addColumn('actorId', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('personStepsKey', ['teamId', 'pairId', 'id'])
    .addForeignKeyConstraint('personStepsPair', ['teamId', 'pairId'], 'pairs', ['teamId', 'id'])
    .execute()
  for (const side of ['identityId', 'withId'])
    await db.schema
      .createIndex(`personStepsBy${side.charAt(0).toUpperCase()}${side.slice(1)}`)
      .on('personSteps')
      .columns([...pair, side, 'id'])
      .execute()

  await db.schema
    .createTable('twins')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('pairId', 'text', (column) => column.notNull())
    .addColumn('facebookPostId', 'text', (column) => column.notNull())
    .addColumn('instagramPostId', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('likeness', 'integer', (column) => column.notNull())
    .addColumn('actorId', 'text')
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('twinsKey', ['teamId', 'pairId', 'facebookPostId', 'instagramPostId'])
    .addForeignKeyConstraint('twinsPair', ['teamId', 'pairId'], 'pairs', ['teamId', 'id'])
    .execute()
  await db.schema
    .createIndex('twinsOfInstagram')
    .on('twins')
    .columns([...pair, 'instagramPostId'])
    .execute()

  const order = ['createdAt', 'id']
  await db.schema
    .createIndex('commentsByAuthor')
    .on('comments')
    .columns([...pair, 'network', 'authorId', ...order])
    .execute()
  await db.schema
    .createIndex('commentsByName')
    .on('comments')
    .columns([...pair, 'network', 'authorName', ...order])
    .where(sql.ref('authorId'), 'is', null)
    .execute()
  await db.schema
    .createIndex('commentsByUs')
    .on('comments')
    .columns(['teamId', 'threadId'])
    .where(sql.ref('authorUs'), '=', sql.lit(1))
    .execute()

  // What was read before is gathered by a job, for each pair.
  await sql`
    insert into jobs (id, "teamId", kind, subject, payload, state, lane, "runAt", attempt, "lockedUntil",
      "progressDone", "progressTotal", "progressCount", problem, "createdAt", "finishedAt")
    select 'gather-people-' || id, "teamId", 'people.gather', 'gather ' || id, '{"pairId":"' || id || '"}', 'ready', 7,
      "linkedAt", 0, null, 0, null, 0, null, "linkedAt", null
    from pairs`.execute(db)
}
