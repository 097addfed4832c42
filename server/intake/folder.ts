import type { Database } from '../db/database.ts'
import { createPace, type Pace } from '../db/pace.ts'
import { startRounds } from '../db/rounds.ts'
import type { Services } from '../http/context.ts'
import { noticesTopic } from '../linking/notices.ts'
import { type EventRow, foldTogether } from './folding.ts'

const pacing = { most: 100, stepMs: 5 }
const idleMs = 1000
/** What could not be folded is tried again this much later, as long as the platform itself would try. */
const pauseMs = 60_000
const patienceMs = 36 * 3600_000

/** Folds what the platform told us into threads, in the order it came, until stopped. */
export function startFolder(services: Services) {
  const pace = createPace(services.db, pacing)
  const rounds = startRounds({
    db: services.db,
    work: () => foldDue(services, pace),
    idleMs,
    stumbled: (error) => services.log.error({ err: error }, 'the folder stumbled'),
  })
  const deaf = services.hub.listen(noticesTopic, rounds.wake)
  return {
    stop: () => {
      deaf()
      return rounds.stop()
    },
  }
}

/** Folds the next events that are due, and answers how many there were. One that cannot be folded stands alone. */
export async function foldDue(services: Services, pace: Pace = createPace(services.db, pacing)): Promise<number> {
  await services.fault('before_fold')
  const events = await dueEvents(services.db, services.clock(), pace.begin())
  try {
    await foldTogether(services, events)
  } catch (error) {
    services.log.warn({ err: error }, 'notices could not be folded together')
    for (const event of events) await foldTogether(services, [event]).catch((each) => putOff(services, event, each))
  }
  pace.end(events.length)
  return events.length
}

const dueEvents = (db: Database, now: Date, atOnce: number) =>
  db
    .selectFrom('events')
    .where('foldedAt', 'is', null)
    .where('dueAt', '<=', now.toISOString())
    .orderBy('dueAt')
    .orderBy('id')
    .limit(atOnce)
    .selectAll()
    .execute()

/** Kept with its reason, out of the way of the others: what hindered it may pass. After 36 hours the sweep has brought what it told. */
async function putOff(services: Services, event: EventRow, error: unknown) {
  const now = services.clock()
  services.log.error({ err: error, event: event.id }, 'a notice could not be folded')
  const isOld = now.getTime() - Date.parse(event.receivedAt) > patienceMs
  const dueAt = new Date(now.getTime() + pauseMs).toISOString()
  await services.db
    .updateTable('events')
    .set({ problem: error instanceof Error ? error.message : String(error), dueAt })
    .$if(isOld, (event) => event.set({ foldedAt: now.toISOString() }))
    .where('id', '=', event.id)
    .where('foldedAt', 'is', null)
    .execute()
}
