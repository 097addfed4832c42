import { Problem } from '../contract/problem.ts'
import type { Target, TargetChoice } from '../contract/targets.ts'
import { literal, type Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context, TeamContext } from '../http/context.ts'
import { enqueue } from '../jobs/queue.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { cancelJobs } from '../linking/pairs.ts'
import { audit, changed, holdTeam } from '../live/changes.ts'

const office = { from: '09:00', to: '17:00' }

/** What stands in the form before anybody has promised anything. */
const nothing: TargetChoice = {
  minutes: { facebook: null, instagram: null, priority: null },
  hours: [[office], [office], [office], [office], [office], [], []],
  holidays: [],
}

/** Throws `not_found` for a pair that is not the team's. */
export async function getTarget(context: TeamContext, pairId: string): Promise<Target> {
  await linkedPair(context, pairId)
  const kept = await keptTarget(context, pairId)
  const choice = kept ? (JSON.parse(kept.choice) as TargetChoice) : nothing
  return { ...choice, version: kept?.version ?? 1, progress: await progressOf(context, pairId) }
}

/** Every open thread gets its new deadline soon after, in the background. Throws `not_found`, `outdated`. */
export async function changeTarget(
  context: Context,
  pairId: string,
  version: number,
  given: TargetChoice,
): Promise<Target> {
  await linkedPair(context, pairId)
  const choice = JSON.stringify(given)
  await write(context.db, async (trx) => {
    // First of all: of two who save at once the second must see the first.
    await holdTeam(trx, context)
    await changed(trx, context, 'targets', pairId)
    const known = await keptTarget({ ...context, db: trx }, pairId)
    if ((known?.version ?? 1) !== version)
      throw new Problem('outdated', 'Somebody changed the target meanwhile. Look at theirs before you save yours.')
    const { teamId } = context
    await trx
      .insertInto('targets')
      .values({ teamId, pairId, version: version + 1, choice })
      .onConflict((conflict) => conflict.columns(['teamId', 'pairId']).doUpdateSet({ version: version + 1, choice }))
      .execute()
    await promiseRecomputing(trx, context, pairId)
    await promiseWatch(trx, context, pairId, Object.values(given.minutes).some(Boolean))
    await audit(trx, { ...context, actorId: context.person.id }, 'targets.changeTarget', { pairId, ...given.minutes })
  })
  return getTarget(context, pairId)
}

function keptTarget({ db, teamId }: TeamContext, pairId: string) {
  return db
    .selectFrom('targets')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .select(['version', 'choice'])
    .executeTakeFirst()
}

const recomputingOf = (pairId: string) => `recompute ${pairId}`
export const watchOf = (pairId: string) => `watch ${pairId}`

async function progressOf({ db, teamId }: TeamContext, pairId: string) {
  const job = await db
    .selectFrom('jobs')
    .where('teamId', '=', teamId)
    .where('subject', '=', recomputingOf(pairId))
    .where('state', '=', literal('ready'))
    .select(['progressDone', 'progressTotal'])
    .executeTakeFirst()
  return job ? { done: job.progressDone, total: job.progressTotal } : null
}

async function promiseRecomputing(trx: Transaction, context: TeamContext, pairId: string) {
  await cancelJobs(trx, context, [recomputingOf(pairId)])
  await enqueue(trx, context, {
    kind: 'targets.recompute',
    lane: 'insights',
    subject: recomputingOf(pairId),
    payload: { pairId },
  })
}

/** Looks every minute for deadlines that come near or pass, as long as there is a target. */
async function promiseWatch(trx: Transaction, context: TeamContext, pairId: string, wanted: boolean) {
  await cancelJobs(trx, context, [watchOf(pairId)])
  if (!wanted) return
  await enqueue(trx, context, {
    kind: 'targets.watch',
    lane: 'publish',
    subject: watchOf(pairId),
    payload: { pairId },
  })
}
