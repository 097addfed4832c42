import type { Kysely } from 'kysely'

/** When a private reply leaves, as long as it can be taken back. */
export async function up(db: Kysely<never>) {
  await db.schema.alterTable('privateReplies').addColumn('sendsAt', 'text').execute()
}
