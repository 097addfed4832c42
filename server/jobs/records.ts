import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import { closeAttempt } from './attempts.ts'
import type { EffectKind, Verdict } from './kinds.ts'
import { later, type Step, unsure } from './outcomes.ts'
import { type ClaimedJob, release } from './queue.ts'

/** The end of the try, the effect, the job's state and what the feature makes of it: all or nothing, and only if the job is still ours. */
export async function recordStep(
  context: TeamContext,
  job: ClaimedJob,
  kind: EffectKind<never>,
  payload: never,
  step: Step,
) {
  const now = context.clock()
  await write(context.db, async (trx) => {
    const { verdict, runAt, outcome, evidence } = (await keepEffect(trx, context, job, step, now))
      ? step
      : lookAgain(context, step, now)
    if (outcome) await closeAttempt(trx, job, { outcome, evidence: evidence ?? null, now })
    const isOurs = await release(trx, job, runAt ? { runAt, problem: problemOf(verdict) } : endOf(verdict, now))
    if (isOurs) await kind.settle(trx, { ...context, now }, payload, verdict)
    else if (verdict.state === 'applied') await forgetEffect(trx, job)
  })
}

/** False when another effect has the platform's id already: of two wanted twins each has its own. */
async function keepEffect(trx: Transaction, context: TeamContext, job: ClaimedJob, { verdict }: Step, now: Date) {
  if (verdict.state !== 'applied' || !verdict.remoteId) return true
  const { teamId, id: jobId, kind } = job
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('effects')
    .values({
      teamId,
      id: context.newId(),
      jobId,
      kind,
      remoteId: verdict.remoteId,
      createdAt: now.toISOString(),
    })
    .onConflict((conflict) => conflict.columns(['teamId', 'remoteId']).doNothing())
    .executeTakeFirst()
  return Boolean(numInsertedOrUpdatedRows)
}

/** Whoever has the job by now finds the effect by reading, and keeps it then. */
const forgetEffect = (trx: Transaction, job: ClaimedJob) =>
  trx.deleteFrom('effects').where('teamId', '=', job.teamId).where('jobId', '=', job.id).execute()

function lookAgain({ settings }: TeamContext, { outcome }: Step, now: Date): Step {
  const runAt = later(now.toISOString(), settings.settleSeconds)
  const verdict = { state: 'confirming', problem: unsure } as const
  return { verdict, runAt, ...(outcome && { outcome: 'unknown', evidence: 'Another reply has this id.' }) }
}

function endOf(verdict: Verdict, now: Date) {
  const state = verdict.state === 'needs_you' ? ('review' as const) : ('done' as const)
  return { state, problem: problemOf(verdict), finishedAt: now.toISOString() }
}

const problemOf = (verdict: Verdict) => ('problem' in verdict ? verdict.problem : null)
