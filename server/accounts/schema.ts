import type { CreateTableBuilder, Kysely } from 'kysely'

/**
 * Makes the tables of people and teams where they are missing; runs before our numbered migrations, which refer to `teams`.
 *
 * The first four are the auth library's. It would make them itself, with `timestamptz` and `boolean` columns on Postgres,
 * which our own queries would then read differently from SQLite's text. So they are made here, in the same portable
 * columns as all others, and the library is told that it talks to SQLite on either: it then writes ISO-8601 text and 0 or 1.
 */
export async function migrateAuth<T>(db: Kysely<T>) {
  await table(db, 'users', (t) =>
    t
      .addColumn('name', 'text', required)
      .addColumn('email', 'text', (column) => column.notNull().unique())
      .addColumn('emailVerified', 'integer', required)
      .addColumn('image', 'text')
      .addColumn('updatedAt', 'text', required),
  )
  await table(db, 'sessions', (t) =>
    t
      .addColumn('token', 'text', (column) => column.notNull().unique())
      .addColumn('userId', 'text', ofPerson)
      .addColumn('expiresAt', 'text', required)
      .addColumn('updatedAt', 'text', required)
      .addColumn('ipAddress', 'text')
      .addColumn('userAgent', 'text')
      .addColumn('activeOrganizationId', 'text'),
  )
  await table(db, 'accounts', (t) =>
    t
      .addColumn('userId', 'text', ofPerson)
      .addColumn('providerId', 'text', required)
      .addColumn('accountId', 'text', required)
      .addColumn('accessToken', 'text')
      .addColumn('refreshToken', 'text')
      .addColumn('idToken', 'text')
      .addColumn('accessTokenExpiresAt', 'text')
      .addColumn('refreshTokenExpiresAt', 'text')
      .addColumn('scope', 'text')
      .addColumn('password', 'text')
      .addColumn('updatedAt', 'text', required)
      .addUniqueConstraint('accountsOfProvider', ['providerId', 'accountId']),
  )
  await table(db, 'verifications', (t) =>
    t
      .addColumn('identifier', 'text', required)
      .addColumn('value', 'text', required)
      .addColumn('expiresAt', 'text', required)
      .addColumn('updatedAt', 'text', required),
  )
  await table(db, 'teams', (t) => t.addColumn('name', 'text', required))
  await table(db, 'members', (t) =>
    t
      .addColumn('organizationId', 'text', ofTeam)
      .addColumn('userId', 'text', ofPerson)
      .addColumn('role', 'text', required)
      .addUniqueConstraint('membersOfTeam', ['organizationId', 'userId']),
  )
  await table(db, 'invites', (t) =>
    t
      .addColumn('organizationId', 'text', ofTeam)
      .addColumn('inviterId', 'text', ofPerson)
      .addColumn('email', 'text', required)
      .addColumn('role', 'text', required)
      .addColumn('expiresAt', 'text', required)
      .addUniqueConstraint('invitesOfTeam', ['organizationId', 'email']),
  )
  await db.schema
    .createTable('rateLimits')
    .ifNotExists()
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('count', 'integer', required)
    .addColumn('startedAt', 'text', required)
    .execute()

  await index(db, 'sessionsOfPerson', 'sessions', ['userId'])
  await index(db, 'accountsOfPerson', 'accounts', ['userId'])
  await index(db, 'membersOfPerson', 'members', ['userId', 'createdAt'])
  await index(db, 'verificationsByIdentifier', 'verifications', ['identifier'])
  await index(db, 'rateLimitsByAge', 'rateLimits', ['startedAt'])
}

type Builder = CreateTableBuilder<string, string>
type Column = Parameters<NonNullable<Parameters<Builder['addColumn']>[2]>>[0]

const required = (column: Column) => column.notNull()
const ofPerson = (column: Column) => column.notNull().references('users.id').onDelete('cascade')
const ofTeam = (column: Column) => column.notNull().references('teams.id').onDelete('cascade')

/** Every table here has an id and the time it was made. */
async function table<T>(db: Kysely<T>, name: string, columns: (table: Builder) => Builder) {
  const begun: Builder = db.schema
    .createTable(name)
    .ifNotExists()
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('createdAt', 'text', required)
  await columns(begun).execute()
}

const index = <T>(db: Kysely<T>, name: string, on: string, columns: string[]) =>
  db.schema.createIndex(name).ifNotExists().on(on).columns(columns).execute()
