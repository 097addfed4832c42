import type { CampaignsRow } from '../advertising/campaignRows.ts'
import { reserveAll } from '../advertising/reserving.ts'
import { promiseLooks } from '../advertising/rounds.ts'
import { keepState } from '../advertising/states.ts'
import { promiseSwitches } from '../advertising/switching.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { enqueue } from '../jobs/queue.ts'
import { changed } from '../live/changes.ts'
import { type LaunchRow, type LaunchStepRow, launchRow, stepRows } from './launchRows.ts'
import { planOf } from './plans.ts'

/** Which step of which launch a job is about. */
export interface StepRef {
  campaignId: string
  launchId: string
  position: number
  /** Somebody sent it again after nobody could tell: it is looked up before anything leaves. */
  again: boolean
}

/** Promises the next step of a launch, or ends it when all are done. `row` is held by the transaction. */
export async function goOn(
  trx: Transaction,
  context: TeamContext,
  row: CampaignsRow,
  launchId: string,
  { again = false } = {},
) {
  const steps = await stepRows(trx, { teamId: row.teamId, id: launchId })
  const next = steps.find(({ state }) => state !== 'done')
  await changed(trx, context, 'launches', row.pairId, [row.id])
  if (!next) return finish(trx, context, row, await launchRow(context, trx, launchId))
  await keepStep(trx, next, { state: 'sending', problem: null })
  await enqueue(trx, context, {
    kind: kindOf(next),
    lane: 'publish',
    subject: row.id,
    payload: { campaignId: row.id, launchId, position: next.position, again } satisfies StepRef,
  })
  await keepState(trx, context, row, {})
}

/** What must not be made twice is looked up; the rest is harmless to repeat. */
function kindOf({ what, does }: LaunchStepRow) {
  if (what === 'image' || what === 'creative') return 'launches.prepare'
  return does === 'create' ? 'launches.create' : 'launches.carry'
}

export async function keepStep(
  trx: Transaction,
  { teamId, launchId, position }: Pick<LaunchStepRow, 'teamId' | 'launchId' | 'position'>,
  change: Partial<LaunchStepRow>,
) {
  await trx
    .updateTable('launchSteps')
    .set(change)
    .where('teamId', '=', teamId)
    .where('launchId', '=', launchId)
    .where('position', '=', position)
    .execute()
}

/** From here on the whole of that version stands out there. What is new in something that is on is switched on as well. */
async function finish(trx: Transaction, context: TeamContext, row: CampaignsRow, { id, version }: LaunchRow) {
  const now = context.now.toISOString()
  await trx
    .updateTable('launches')
    .set({ state: 'done', finishedAt: now })
    .where('teamId', '=', row.teamId)
    .where('id', '=', id)
    .execute()
  const change = { launchedVersion: version, launchedAt: row.launchedAt ?? now, suspected: null }
  const next = await keepState(trx, context, row, change)
  if (next.activeSince) {
    const { span, grounds } = await planOf(context, trx, next)
    if (span && grounds.account && next.version === version)
      await reserveAll(trx, context, { ...next, ...grounds.account, id: next.id }, span).catch(kept(context))
    await promiseSwitches(trx, context, next)
  }
  await promiseLooks(trx, context, next)
}

/** What was kept free before the launch stays so: it was enough for either. */
const kept =
  ({ log }: TeamContext) =>
  (error: unknown) => {
    if (!(error instanceof Problem)) throw error
    log.warn({ err: error }, 'what a campaign keeps free could not be lowered')
  }
