import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>) {
  await db.schema
    .alterTable('threads')
    .addColumn('seenCount', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema
    .alterTable('posts')
    .addColumn('seenCount', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema
    .alterTable('posts')
    .addColumn('gap', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  const standing = sql`"comments"."deletedAt" is null and "comments"."remoteId" is not null`
  await sql`update "threads" set "seenCount" = (select count(*) from "comments"
    where "comments"."teamId" = "threads"."teamId" and "comments"."threadId" = "threads"."id" and ${standing})`.execute(
    db,
  )
  await sql`update "posts" set "seenCount" = (select count(*) from "comments"
    inner join "threads" on "threads"."teamId" = "comments"."teamId" and "threads"."id" = "comments"."threadId"
    where "comments"."teamId" = "posts"."teamId" and "comments"."postId" = "posts"."id" and ${standing})`.execute(db)

  await db.schema
    .createTable('sweeps')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('pairId', 'text', (column) => column.notNull())
    .addColumn('network', 'text', (column) => column.notNull())
    .addColumn('sweptAt', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('sweepsKey', ['teamId', 'pairId', 'network'])
    .addForeignKeyConstraint('sweepsPair', ['teamId', 'pairId'], 'pairs', ['teamId', 'id'], (key) =>
      key.onDelete('cascade'),
    )
    .execute()

  // The list of all posts, of those that differ, of those to be read next, and the sums of a network: an index each.
  const pair = ['teamId', 'pairId']
  const standingPost = sql<boolean>`"deletedAt" is null and "ownerName" is null`
  await db.schema
    .createIndex('postsStanding')
    .on('posts')
    .columns([...pair, 'postedAt', 'id'])
    .where(standingPost)
    .execute()
  await db.schema
    .createIndex('postsDiffering')
    .on('posts')
    .columns([...pair, 'postedAt', 'id'])
    .where(sql<boolean>`"deletedAt" is null and "ownerName" is null and "commentCount" <> "seenCount"`)
    .execute()
  await db.schema
    .createIndex('postsUnsettled')
    .on('posts')
    .columns([...pair, 'network', 'postedAt', 'id'])
    .where(sql<boolean>`"deletedAt" is null and "ownerName" is null and "commentCount" - "seenCount" <> "gap"`)
    .execute()
  await db.schema
    .createIndex('postsCounted')
    .on('posts')
    .columns([...pair, 'network', 'commentCount', 'seenCount'])
    .where(standingPost)
    .execute()
  await db.schema
    .createIndex('postsInTurn')
    .on('posts')
    .columns([...pair, 'network', 'sweptAt', 'id'])
    .where(sql<boolean>`"deletedAt" is null and "ownerName" is null and "sweptAt" is not null`)
    .execute()

  // What no reading could decide, and the tries behind it.
  await db.schema
    .createIndex('commentsNeedYou')
    .on('comments')
    .columns([...pair, 'createdAt', 'id'])
    .where(sql.ref('delivery'), '=', sql.lit('needs_you'))
    .execute()
  await db.schema
    .createIndex('jobsInReview')
    .on('jobs')
    .columns(['teamId', 'subject', 'id'])
    .where(sql.ref('state'), '=', sql.lit('review'))
    .execute()
}
