import { type Kysely, sql } from 'kysely'

/**
 * From when threads that begin under a post are on its ad, and since when an ad that was made here shows what it shows. An ad
 * of which nothing more is known was one from the beginning; of those made here the next look at the campaign tells.
 */
export async function up(db: Kysely<never>) {
  await db.schema.alterTable('posts').addColumn('adSince', 'text').execute()
  await db.schema.alterTable('campaignAds').addColumn('madeAt', 'text').execute()
  await sql`update "campaignAds" set "madeAt" = (
    select min("launches"."startedAt") from "launches"
    where "launches"."teamId" = "campaignAds"."teamId" and "launches"."campaignId" = "campaignAds"."campaignId"
  ) where "adId" is not null`.execute(db)
  await sql`update "posts" set "adSince" = '' where "adId" is not null and not exists (
    select 1 from "campaignAds" where "campaignAds"."teamId" = "posts"."teamId"
    and ("campaignAds"."postId" = "posts"."id" or "campaignAds"."mediaId" = "posts"."id")
  )`.execute(db)
}
