import type { CreateTableBuilder, Kysely } from 'kysely'

export async function up(db: Kysely<never>) {
  await withNumbers(
    db.schema
      .createTable('adDays')
      .addColumn('teamId', 'text', (column) => column.notNull())
      .addColumn('adId', 'text', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('network', 'text', (column) => column.notNull())
      .addColumn('position', 'text', (column) => column.notNull())
      .addColumn('campaignId', 'text', (column) => column.notNull()),
  )
    .addPrimaryKeyConstraint('adDaysKey', ['teamId', 'campaignId', 'day', 'adId', 'network', 'position'])
    .addForeignKeyConstraint('adDaysOf', ['teamId', 'campaignId'], 'campaigns', ['teamId', 'id'])
    .execute()
  await withNumbers(
    db.schema
      .createTable('campaignDays')
      .addColumn('teamId', 'text', (column) => column.notNull())
      .addColumn('campaignId', 'text', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('network', 'text', (column) => column.notNull()),
  )
    .addPrimaryKeyConstraint('campaignDaysKey', ['teamId', 'campaignId', 'day', 'network'])
    .addForeignKeyConstraint('campaignDaysOf', ['teamId', 'campaignId'], 'campaigns', ['teamId', 'id'])
    .execute()
  await withNumbers(
    db.schema
      .createTable('pairDays')
      .addColumn('teamId', 'text', (column) => column.notNull())
      .addColumn('pairId', 'text', (column) => column.notNull())
      .addColumn('currency', 'text', (column) => column.notNull())
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('network', 'text', (column) => column.notNull()),
  )
    .addPrimaryKeyConstraint('pairDaysKey', ['teamId', 'pairId', 'currency', 'day', 'network'])
    .addForeignKeyConstraint('pairDaysOf', ['teamId', 'pairId'], 'pairs', ['teamId', 'id'])
    .execute()
  await withNumbers(
    db.schema
      .createTable('campaignTotals')
      .addColumn('teamId', 'text', (column) => column.notNull())
      .addColumn('campaignId', 'text', (column) => column.notNull())
      .addColumn('part', 'text', (column) => column.notNull()),
  )
    .addPrimaryKeyConstraint('campaignTotalsKey', ['teamId', 'campaignId', 'part'])
    .addForeignKeyConstraint('campaignTotalsOf', ['teamId', 'campaignId'], 'campaigns', ['teamId', 'id'])
    .execute()
}

const withNumbers = <Name extends string, Column extends string>(table: CreateTableBuilder<Name, Column>) =>
  table
    .addColumn('reach', 'bigint', (column) => column.notNull())
    .addColumn('impressions', 'bigint', (column) => column.notNull())
    .addColumn('clicks', 'bigint', (column) => column.notNull())
    .addColumn('engagements', 'bigint', (column) => column.notNull())
    .addColumn('spend', 'bigint', (column) => column.notNull())
