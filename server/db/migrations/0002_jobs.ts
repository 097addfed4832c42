import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>) {
  await db.schema
    .createTable('jobs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('lane', 'integer', (column) => column.notNull())
    .addColumn('runAt', 'text', (column) => column.notNull())
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('lockedUntil', 'text')
    .addColumn('progressDone', 'integer', (column) => column.notNull())
    .addColumn('progressTotal', 'integer')
    .addColumn('progressCount', 'integer', (column) => column.notNull())
    .addColumn('problem', 'text')
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addColumn('finishedAt', 'text')
    .execute()
  await db.schema
    .createIndex('jobsDue')
    .on('jobs')
    .columns(['lane', 'runAt', 'id'])
    .where(sql.ref('state'), '=', sql.lit('ready'))
    .execute()
  await db.schema
    .createIndex('jobsOfSubject')
    .on('jobs')
    .columns(['teamId', 'subject', 'id'])
    .where(sql.ref('state'), '=', sql.lit('ready'))
    .execute()

  await db.schema
    .createTable('attempts')
    .addColumn('jobId', 'text', (column) => column.notNull().references('jobs.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('startedAt', 'text', (column) => column.notNull())
    .addColumn('finishedAt', 'text')
    .addColumn('outcome', 'text')
    .addColumn('evidence', 'text')
    .addPrimaryKeyConstraint('attemptsKey', ['jobId', 'number'])
    .execute()

  await db.schema
    .createTable('effects')
    .addColumn('teamId', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('jobId', 'text', (column) => column.notNull().references('jobs.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('remoteId', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('effectsKey', ['teamId', 'id'])
    .execute()
  await db.schema.createIndex('effectsByRemoteId').unique().on('effects').columns(['teamId', 'remoteId']).execute()

  await db.schema
    .createTable('usages')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('percent', 'integer', (column) => column.notNull())
    .addColumn('resumeAt', 'text')
    .addColumn('measuredAt', 'text', (column) => column.notNull())
    .execute()
}
