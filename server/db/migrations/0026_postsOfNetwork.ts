import { type Kysely, sql } from 'kysely'

/** The list of the posts of one network: one range of one index, as that of both has. */
export async function up(db: Kysely<never>) {
  await db.schema
    .createIndex('postsOfNetwork')
    .on('posts')
    .columns(['teamId', 'pairId', 'network', 'postedAt', 'id'])
    .where(sql<boolean>`"deletedAt" is null and "ownerName" is null`)
    .execute()

  // SQLite takes the youngest of those that look alike to it: that of few posts has to be younger than that of all.
  await db.schema.dropIndex('postsUnsettled').execute()
  await db.schema
    .createIndex('postsUnsettled')
    .on('posts')
    .columns(['teamId', 'pairId', 'network', 'postedAt', 'id'])
    .where(sql<boolean>`"deletedAt" is null and "ownerName" is null and "commentCount" - "seenCount" <> "gap"`)
    .execute()
}
