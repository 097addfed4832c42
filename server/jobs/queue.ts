import type { ExpressionBuilder } from 'kysely'
import type { Database, Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import type { TeamContext } from '../http/context.ts'
import { type Lane, lanes } from './kinds.ts'

/** The hub's topic that wakes the workers. */
export const jobsTopic = 'jobs'

export interface NewJob {
  kind: string
  lane: Lane
  /** Jobs about the same thing run one after the other, in the order they were promised. */
  subject: string
  payload: object
  runAt?: Date
}

/** Promises work that happens if, and only if, the transaction commits. Answers the job's id. */
export async function enqueue(trx: Transaction, context: TeamContext, job: NewJob) {
  const id = context.newId()
  await trx
    .insertInto('jobs')
    .values({
      id,
      teamId: context.teamId,
      kind: job.kind,
      subject: job.subject,
      payload: JSON.stringify(job.payload),
      state: 'ready',
      lane: lanes[job.lane],
      runAt: (job.runAt ?? context.now).toISOString(),
      attempt: 0,
      lockedUntil: null,
      progressDone: 0,
      progressTotal: null,
      progressCount: 0,
      problem: null,
      createdAt: context.now.toISOString(),
      finishedAt: null,
    })
    .execute()
  await context.hub.announce(trx, jobsTopic)
  return id
}

/** A job in a worker's hands. `attempt` fences it: whoever claims the job later has a higher one. */
export interface ClaimedJob {
  id: string
  teamId: string
  kind: string
  payload: string
  attempt: number
}

/** Takes the next due job of the lanes for `seconds`; no two workers hold the same one, nor two of one subject. */
export async function claimJob(db: Database, { now, from, below, seconds = 60 }: Claim): Promise<ClaimedJob | null> {
  const due = now.toISOString()
  const free = (eb: ExpressionBuilder<Tables, 'jobs'>) =>
    eb.and([eb('state', '=', 'ready'), eb.or([eb('lockedUntil', 'is', null), eb('lockedUntil', '<', due)])])

  const job = await db
    .updateTable('jobs')
    .set((eb) => ({
      lockedUntil: new Date(now.getTime() + seconds * 1000).toISOString(),
      attempt: eb('attempt', '+', 1),
    }))
    .where('id', '=', (eb) =>
      eb
        .selectFrom('jobs')
        .select('id')
        .where('lane', '>=', from)
        .where('lane', '<', below)
        .where('runAt', '<=', due)
        .where(free)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('jobs as earlier')
                .select('earlier.id')
                .whereRef('earlier.subject', '=', 'jobs.subject')
                .whereRef('earlier.id', '<', 'jobs.id')
                .where('earlier.state', '=', 'ready'),
            ),
          ),
        )
        .orderBy('lane')
        .orderBy('runAt')
        .limit(1),
    )
    // Said twice on purpose: Postgres checks only this one again after waiting for a rival's row lock.
    .where(free)
    .returning(['id', 'teamId', 'kind', 'payload', 'attempt'])
    .executeTakeFirst()
  return job ?? null
}

interface Claim {
  now: Date
  /** The lanes to take from: `from` and up, without `below`. */
  from: number
  below: number
  seconds?: number
}

/** Puts a claimed job back for later, or ends it; does nothing, and answers false, when somebody else has it by now. */
export async function release(db: Database | Transaction, job: ClaimedJob, change: Release) {
  const { numUpdatedRows } = await db
    .updateTable('jobs')
    .set({ lockedUntil: null, ...change })
    .where('id', '=', job.id)
    .where('attempt', '=', job.attempt)
    .where('state', '=', 'ready')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

interface Release {
  state?: 'ready' | 'done' | 'review' | 'cancelled'
  runAt?: string
  problem?: string | null
  finishedAt?: string
}
