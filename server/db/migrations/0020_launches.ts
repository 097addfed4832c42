import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>) {
  await createLaunches(db)
  await createLimits(db)
  await createStops(db)
  await addSwitching(db)
}

async function addSwitching(db: Kysely<never>) {
  for (const name of ['switching', 'switchProblem', 'suspected'])
    await db.schema.alterTable('campaigns').addColumn(name, 'text').execute()
  await db.schema.alterTable('notifications').addColumn('campaignId', 'text').execute()
}

async function createLaunches(db: Kysely<never>) {
  await db.schema
    .createTable('launches')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('campaignId', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('startedAt', 'text', (column) => column.notNull())
    .addColumn('startedBy', 'text', (column) => column.notNull())
    .addColumn('finishedAt', 'text')
    .addPrimaryKeyConstraint('launchesKey', ['teamId', 'id'])
    .addForeignKeyConstraint('launchesOf', ['teamId', 'campaignId'], 'campaigns', ['teamId', 'id'])
    .execute()
  await db.schema
    .createIndex('launchesOfCampaign')
    .on('launches')
    .columns(['teamId', 'campaignId', 'startedAt'])
    .execute()
  // A campaign is launched once at a time.
  await db.schema
    .createIndex('launchesRunning')
    .unique()
    .on('launches')
    .columns(['teamId', 'campaignId'])
    .where(sql.ref('finishedAt'), 'is', null)
    .execute()
  await db.schema
    .createTable('launchSteps')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('launchId', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('does', 'text', (column) => column.notNull())
    .addColumn('creative', 'text')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('mark', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('problem', 'text')
    .addColumn('remoteId', 'text')
    .addPrimaryKeyConstraint('launchStepsKey', ['teamId', 'launchId', 'position'])
    .addForeignKeyConstraint('launchStepsOf', ['teamId', 'launchId'], 'launches', ['teamId', 'id'])
    .execute()
  await db.schema
    .createTable('approvals')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('campaignId', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('askedAt', 'text')
    .addColumn('askedBy', 'text')
    .addColumn('givenAt', 'text')
    .addColumn('givenBy', 'text')
    .addPrimaryKeyConstraint('approvalsKey', ['teamId', 'campaignId'])
    .addForeignKeyConstraint('approvalsOf', ['teamId', 'campaignId'], 'campaigns', ['teamId', 'id'])
    .execute()
}

async function createLimits(db: Kysely<never>) {
  await db.schema
    .createTable('spendLimits')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('pairId', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('approvalAbove', 'bigint')
    .addColumn('perMonth', 'bigint')
    .addPrimaryKeyConstraint('spendLimitsKey', ['teamId', 'pairId'])
    .addForeignKeyConstraint('spendLimitsPair', ['teamId', 'pairId'], 'pairs', ['teamId', 'id'])
    .execute()
  await db.schema
    .createTable('teamSpendLimits')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('limits', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('teamSpendLimitsKey', ['teamId'])
    .execute()
  await db.schema
    .createTable('reservations')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('campaignId', 'text', (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('pairId', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('committed', 'bigint', (column) => column.notNull())
    .addColumn('spent', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('reservationsKey', ['teamId', 'campaignId', 'month'])
    .addForeignKeyConstraint('reservationsOf', ['teamId', 'campaignId'], 'campaigns', ['teamId', 'id'])
    .execute()
  await db.schema
    .createIndex('reservationsOfMonth')
    .on('reservations')
    .columns(['teamId', 'currency', 'month', 'pairId'])
    .execute()
}

async function createStops(db: Kysely<never>) {
  await db.schema
    .createTable('spendStops')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('releasedAt', 'text')
    .addPrimaryKeyConstraint('spendStopsKey', ['teamId', 'id'])
    .execute()
  await db.schema
    .createIndex('spendStopsStanding')
    .unique()
    .on('spendStops')
    .columns(['teamId'])
    .where(sql.ref('releasedAt'), 'is', null)
    .execute()
  await db.schema
    .createTable('spendStopTargets')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('stopId', 'text', (column) => column.notNull())
    .addColumn('campaignId', 'text', (column) => column.notNull())
    .addColumn('pausedAt', 'text')
    .addColumn('problem', 'text')
    .addPrimaryKeyConstraint('spendStopTargetsKey', ['teamId', 'stopId', 'campaignId'])
    .addForeignKeyConstraint('spendStopTargetsStop', ['teamId', 'stopId'], 'spendStops', ['teamId', 'id'])
    .addForeignKeyConstraint('spendStopTargetsOf', ['teamId', 'campaignId'], 'campaigns', ['teamId', 'id'])
    .execute()
}
