import type { Database } from './database.ts'
import { eraseExport } from './erasing.ts'

const day = 24 * 3600_000

/** How long what is only of use for a while is kept, in milliseconds. */
const keeps = {
  answers: day,
  changes: 7 * day,
  exports: 7 * day,
  jobs: 30 * day,
  events: 90 * day,
  presences: 60_000,
  notifications: 90 * day,
}

/** Takes out what has served: answers under their keys, changes nobody can still be waiting for, finished jobs, folded notices, tabs that died, files of exports. */
export async function tidy(db: Database, now: Date) {
  const before = (age: number) => new Date(now.getTime() - age).toISOString()
  await db.deleteFrom('answers').where('createdAt', '<', before(keeps.answers)).execute()
  await db.deleteFrom('changes').where('createdAt', '<', before(keeps.changes)).execute()
  await db.deleteFrom('presences').where('seenAt', '<', before(keeps.presences)).execute()
  await db.deleteFrom('events').where('foldedAt', '<', before(keeps.events)).execute()
  await db.deleteFrom('notifications').where('activeAt', '<', before(keeps.notifications)).execute()
  await db.deleteFrom('noticed').where('createdAt', '<', before(keeps.notifications)).execute()
  const old = await db
    .selectFrom('exports')
    .where('createdAt', '<', before(keeps.exports))
    .select(['teamId', 'id'])
    .execute()
  for (const one of old) await eraseExport(db, one)

  const finished = db
    .selectFrom('jobs')
    .where('finishedAt', '<', before(keeps.jobs))
    .where('state', '<>', 'review')
    .select('id')
  await db.deleteFrom('attempts').where('jobId', 'in', finished).execute()
  await db.deleteFrom('effects').where('jobId', 'in', finished).execute()
  await db.deleteFrom('jobs').where('finishedAt', '<', before(keeps.jobs)).where('state', '<>', 'review').execute()
}
