import type { ExpressionBuilder, Selectable } from 'kysely'
import { type Database, literal, type Transaction } from '../db/database.ts'
import { statement } from '../db/statement.ts'
import type { Tables } from '../db/tables.ts'
import type { TeamContext } from '../http/context.ts'
import { type Lane, lanes } from './kinds.ts'

/** The hub's topic that wakes the workers. */
export const jobsTopic = 'jobs'

/** How long a claimed job stays in its worker's hands: longer than any call to the platform may take. */
const usualLease = 60

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
  await insertJob(trx, {
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
  await context.hub.announce(trx, jobsTopic)
  return id
}

const insertJob = statement((db, job: Selectable<Tables['jobs']>) => db.insertInto('jobs').values(job))

/** The same, unless just that is promised already and nobody has begun with it. */
export async function enqueueOnce(trx: Transaction, context: TeamContext, job: NewJob) {
  const waiting = await trx
    .selectFrom('jobs')
    .where('teamId', '=', context.teamId)
    .where('subject', '=', job.subject)
    .where('state', '=', literal('ready'))
    .where('lockedUntil', 'is', null)
    .select('id')
    .executeTakeFirst()
  return waiting?.id ?? enqueue(trx, context, job)
}

/** A job in a worker's hands. `attempt` fences it: whoever claims the job later has a higher one. */
export interface ClaimedJob {
  id: string
  teamId: string
  kind: string
  payload: string
  attempt: number
  lockedUntil: string | null
  createdAt: string
  /** For how long it stays in hand each time; absent for the usual 60 s. */
  leaseSeconds?: number
}

interface Claim {
  now: Date
  /** The lanes to take from: `from` and up, without `below`. */
  from: number
  below: number
  leaseSeconds?: number
}

/** Of so many due jobs one is taken: where a rival is quicker with the first, there are others. */
const choices = 8

/** Takes the next due job of the lanes for `leaseSeconds` or 60; no two workers hold the same one, nor two of one subject. */
export async function claimJob(db: Database, claim: Claim): Promise<ClaimedJob | null> {
  for (const id of await dueJobs(db, claim)) {
    const job = await takeJob(db, id, claim)
    if (job) return job
  }
  return null
}

async function dueJobs(db: Database, { now, from, below }: Claim) {
  const due = now.toISOString()
  const jobs = await db
    .selectFrom('jobs')
    .where('state', '=', literal('ready'))
    .where('lane', '>=', from)
    .where('lane', '<', below)
    .where('runAt', '<=', due)
    .where(isFree(due))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('jobs as earlier')
            .select('earlier.id')
            .whereRef('earlier.teamId', '=', 'jobs.teamId')
            .whereRef('earlier.subject', '=', 'jobs.subject')
            .whereRef('earlier.id', '<', 'jobs.id')
            .where('earlier.state', '=', literal('ready')),
        ),
      ),
    )
    .orderBy('lane')
    .orderBy('runAt')
    .orderBy('id')
    .limit(choices)
    .select('id')
    .execute()
  return jobs.map(({ id }) => id)
}

async function takeJob(db: Database, id: string, { now, leaseSeconds }: Claim): Promise<ClaimedJob | null> {
  const job = await db
    .updateTable('jobs')
    .set((eb) => ({ lockedUntil: leaseFrom(now, leaseSeconds), attempt: eb('attempt', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', literal('ready'))
    // Said twice on purpose: a rival may have been quicker, and Postgres looks again after waiting for the row.
    .where(isFree(now.toISOString()))
    .returning(['id', 'teamId', 'kind', 'payload', 'attempt', 'lockedUntil', 'createdAt'])
    .executeTakeFirst()
  return job ? { ...job, ...(leaseSeconds && { leaseSeconds }) } : null
}

const isFree = (due: string) => (eb: ExpressionBuilder<Tables, 'jobs'>) =>
  eb.or([eb('lockedUntil', 'is', null), eb('lockedUntil', '<', due)])

const leaseFrom = (now: Date, seconds = usualLease) => new Date(now.getTime() + seconds * 1000).toISOString()

/** Keeps a claimed job for as long again; false when somebody else has it by now. */
export const keepJob = (db: Database | Transaction, job: ClaimedJob, now: Date, change: Progress = {}) =>
  release(db, job, { lockedUntil: leaseFrom(now, job.leaseSeconds), ...change })

/**
 * Frees what a process that ended without a word still holds, for a database that no other process works on.
 * Where others do, the leases run out by themselves.
 */
export async function freeLeases(db: Database) {
  await db
    .updateTable('jobs')
    .set({ lockedUntil: null })
    .where('state', '=', literal('ready'))
    .where('lockedUntil', 'is not', null)
    .execute()
}

/** Puts a claimed job back for later, or ends it; does nothing, and answers false, when somebody else has it by now. */
export async function release(db: Database | Transaction, job: ClaimedJob, change: Release) {
  const { numUpdatedRows } = await db
    .updateTable('jobs')
    .set({ lockedUntil: null, ...change })
    .where('id', '=', job.id)
    .where('attempt', '=', job.attempt)
    .where('state', '=', literal('ready'))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/**
 * Changes or cancels a job that no worker has ever taken. The worker's claim asks for the same row in the same state, so one
 * of the two wins; false when it was the worker.
 */
export async function changeUnclaimed(
  trx: Transaction,
  { teamId }: TeamContext,
  { kind, subject }: Pick<NewJob, 'kind' | 'subject'>,
  change: { state?: 'cancelled'; finishedAt?: string; runAt?: string },
) {
  const { numUpdatedRows } = await trx
    .updateTable('jobs')
    .set(change)
    .where('teamId', '=', teamId)
    .where('subject', '=', subject)
    .where('kind', '=', kind)
    .where('state', '=', literal('ready'))
    .where('lockedUntil', 'is', null)
    .where('attempt', '=', 0)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

interface Release extends Progress {
  lockedUntil?: string
  state?: 'ready' | 'done' | 'review' | 'cancelled'
  runAt?: string
  finishedAt?: string
}

interface Progress {
  progressDone?: number
  progressTotal?: number
  progressCount?: number
  problem?: string | null
}
