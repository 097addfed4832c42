import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { enqueue } from '../jobs/queue.ts'
import type { CampaignsRow } from './campaignRows.ts'
import { keepState } from './states.ts'

export interface Turn {
  campaignId: string
  /** The `activeSince` it belongs to: once that is another, there is nothing left to do. */
  since: string
  /** Which of its things it is about, in the order in which they are switched on. */
  place: number
}

/** Promises to switch on everything of a campaign that is meant to be on, one thing after the other. */
export async function promiseSwitches(trx: Transaction, context: TeamContext, row: CampaignsRow) {
  await keepState(trx, context, row, { switching: 'active', switchProblem: null })
  if (row.activeSince) await promiseTurn(trx, context, { campaignId: row.id, since: row.activeSince, place: 0 })
}

/** Promises the next of them. */
export const promiseTurn = (trx: Transaction, context: TeamContext, turn: Turn) =>
  enqueue(trx, context, { kind: 'launches.activate', lane: 'publish', subject: turn.campaignId, payload: turn })

/** Promises to pause a campaign, before anything else that waits: with it, nothing of it is shown any more. */
export const promisePause = (trx: Transaction, context: TeamContext, { id: campaignId }: Pick<CampaignsRow, 'id'>) =>
  enqueue(trx, context, {
    kind: 'launches.pause',
    lane: 'hide',
    subject: `pause ${campaignId}`,
    payload: { campaignId },
  })
