import type { Kysely } from 'kysely'

export async function up(db: Kysely<never>) {
  await db.schema
    .createTable('budgetDays')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('campaignId', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('budget', 'bigint', (column) => column.notNull())
    .addColumn('before', 'bigint', (column) => column.notNull())
    .addColumn('began', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('budgetDaysKey', ['teamId', 'campaignId', 'day'])
    .addForeignKeyConstraint('budgetDaysOf', ['teamId', 'campaignId'], 'campaigns', ['teamId', 'id'])
    .execute()
}
