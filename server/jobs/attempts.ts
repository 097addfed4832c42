import type { Database, Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { write } from '../db/write.ts'
import { type ClaimedJob, keepJob } from './queue.ts'

export type AttemptOutcome = NonNullable<Tables['attempts']['outcome']>

/** The newest try of a job; null before the first. */
export async function latestAttempt(db: Database, jobId: string) {
  const attempt = await db
    .selectFrom('attempts')
    .where('jobId', '=', jobId)
    .orderBy('number', 'desc')
    .limit(1)
    .selectAll()
    .executeTakeFirst()
  return attempt ?? null
}

/**
 * Written and committed before the first byte leaves, so that a crash leaves a try without an end behind.
 * False, and nothing written, when another worker has the job by now.
 */
export function openAttempt(db: Database, job: ClaimedJob, now: Date): Promise<boolean> {
  return write(db, async (trx) => {
    if (!(await keepJob(trx, job, now))) return false
    const start = { startedAt: now.toISOString(), finishedAt: null, outcome: null, evidence: null }
    await trx
      .insertInto('attempts')
      .values({ jobId: job.id, number: job.attempt, ...start })
      .execute()
    return true
  })
}

export async function closeAttempt(
  trx: Database | Transaction,
  job: { id: string; attempt: number },
  end: { outcome: AttemptOutcome; evidence: string | null; now: Date },
) {
  await trx
    .updateTable('attempts')
    .set({ outcome: end.outcome, evidence: end.evidence, finishedAt: end.now.toISOString() })
    .where('jobId', '=', job.id)
    .where('number', '=', job.attempt)
    .execute()
}

export async function countUnknown(db: Database, jobId: string) {
  const { count } = await db
    .selectFrom('attempts')
    .where('jobId', '=', jobId)
    .where('outcome', '=', 'unknown')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
