import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { OpenDatabase } from './database.ts'
import { createFullText } from './fullText.ts'
import * as feed from './migrations/0001_feed.ts'
import * as jobs from './migrations/0002_jobs.ts'
import * as linking from './migrations/0003_linking.ts'
import * as inbox from './migrations/0004_inbox.ts'
import * as triage from './migrations/0005_triage.ts'
import * as search from './migrations/0006_search.ts'
import * as people from './migrations/0007_people.ts'
import * as savedReplies from './migrations/0008_savedReplies.ts'
import * as notifications from './migrations/0009_notifications.ts'
import * as targets from './migrations/0010_targets.ts'
import * as rules from './migrations/0011_rules.ts'
import * as moderation from './migrations/0012_moderation.ts'
import * as coverage from './migrations/0013_coverage.ts'
import * as presence from './migrations/0014_presence.ts'
import * as triageNotes from './migrations/0015_triageNotes.ts'
import * as bulk from './migrations/0016_bulk.ts'
import * as exported from './migrations/0017_exports.ts'
import * as privateSending from './migrations/0018_privateSending.ts'
import * as campaigns from './migrations/0019_campaigns.ts'
import * as launches from './migrations/0020_launches.ts'
import * as results from './migrations/0021_results.ts'
import * as adComments from './migrations/0022_adComments.ts'
import * as budgetDays from './migrations/0023_budgetDays.ts'
import * as attending from './migrations/0024_attending.ts'
import * as origins from './migrations/0025_origins.ts'
import * as postsOfNetwork from './migrations/0026_postsOfNetwork.ts'
import * as adSince from './migrations/0027_adSince.ts'

const migrations: Record<string, Migration> = {
  '0001_feed': feed,
  '0002_jobs': jobs,
  '0003_linking': linking,
  '0004_inbox': inbox,
  '0005_triage': triage,
  '0006_search': search,
  '0007_people': people,
  '0008_savedReplies': savedReplies,
  '0009_notifications': notifications,
  '0010_targets': targets,
  '0011_rules': rules,
  '0012_moderation': moderation,
  '0013_coverage': coverage,
  '0014_presence': presence,
  '0015_triageNotes': triageNotes,
  '0016_bulk': bulk,
  '0017_exports': exported,
  '0018_privateSending': privateSending,
  '0019_campaigns': campaigns,
  '0020_launches': launches,
  '0021_results': results,
  '0022_adComments': adComments,
  '0023_budgetDays': budgetDays,
  '0024_attending': attending,
  '0025_origins': origins,
  '0026_postsOfNetwork': postsOfNetwork,
  '0027_adSince': adSince,
}

/** Brings the schema up to date, forward only, under a lock; a SQLite file is copied beside itself first. */
export async function migrate(database: OpenDatabase, now: Date) {
  await migrateTables(database, now)
  await createFullText(database.db)
}

async function migrateTables(database: OpenDatabase, now: Date) {
  const migrator = new Migrator({ db: database.db, provider: { getMigrations: async () => migrations } })
  const known = await migrator.getMigrations()
  const pending = known.filter(({ executedAt }) => !executedAt)
  if (pending.length === 0) return
  if (pending.length < known.length) await copySqlite(database, now)

  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

async function copySqlite({ db, dialect, address }: OpenDatabase, now: Date) {
  if (dialect !== 'sqlite' || !existsSync(address)) return
  const folder = join(dirname(address), 'copies')
  mkdirSync(folder, { recursive: true })
  const copy = join(folder, `before-migration-${now.toISOString().replaceAll(':', '-')}.db`)
  await sql`vacuum into ${sql.lit(copy)}`.execute(db)
}
