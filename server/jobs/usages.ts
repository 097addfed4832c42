import type { Database } from '../db/database.ts'
import type { Services, TeamContext } from '../http/context.ts'
import { PlatformFailure } from '../platform/failure.ts'

interface Usage {
  id: string
  percent: number
  resumeInSeconds: number | null
}

/** Below this nobody has to slow down, so it is not worth a write. */
const worthKnowing = 50

/** Writes down how much of the platform's budget is used, for every process to see. */
export async function noteUsage(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { id, percent, resumeInSeconds }: Usage,
) {
  const now = clock()
  if (percent < worthKnowing && !resumeInSeconds) return eased(db, id, percent, now)
  const wait = resumeInSeconds ?? (percent >= stopFrom ? patience : null)
  const resumeAt = wait ? new Date(now.getTime() + wait * 1000).toISOString() : null
  const row = { percent: Math.round(percent), resumeAt, measuredAt: now.toISOString() }
  await db
    .insertInto('usages')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

/** What was worth knowing no longer is, and must not hold anybody up. */
async function eased(db: Database, id: string, percent: number, now: Date) {
  await db
    .updateTable('usages')
    .set({ percent: Math.round(percent), resumeAt: null, measuredAt: now.toISOString() })
    .where('id', '=', id)
    .where('percent', '>=', worthKnowing)
    .execute()
}

const slowFrom = 75
const stopFrom = 100
/** The platform counts within a rolling hour; what was measured longer ago says nothing. */
const memoryMs = 3_600_000

/**
 * Refuses a call whose budget is used up, before a byte leaves: calls while limited make the block longer. Work that
 * is `patient` gives way from 75 per cent on, so that what is left is there for people. Throws `rate_limited`, rejected.
 */
export async function checkBudget({ db, now, patient }: TeamContext, accountId: string) {
  const usages = await db.selectFrom('usages').where('id', 'in', ['app', accountId]).selectAll().execute()
  const fresh = usages.filter(({ measuredAt }) => now.getTime() - Date.parse(measuredAt) < memoryMs)
  for (const { percent, resumeAt } of fresh) {
    const wait = resumeAt ? Date.parse(resumeAt) - now.getTime() : 0
    if (wait > 0) throw usedUp(Math.ceil(wait / 1000))
    if (patient && percent >= slowFrom && !resumeAt) throw usedUp(patience)
  }
}

const patience = 300

const usedUp = (retryAfter: number) =>
  new PlatformFailure('rate_limited', 'The platform takes no more calls for now. This goes on by itself.', {
    outcome: 'rejected',
    retryAfter,
  })
