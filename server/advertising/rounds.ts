import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { enqueue, enqueueOnce } from '../jobs/queue.ts'
import type { CampaignsRow } from './campaignRows.ts'

type Whose = Pick<CampaignsRow, 'teamId' | 'id' | 'pairId'>

/** Looks at what was just changed out there soon, and at everything of the pair again and again from now on. */
export async function promiseLooks(trx: Transaction, context: TeamContext, row: Whose) {
  await promiseLook(trx, context, row, 0)
  const subject = `look ${row.pairId}`
  const known = await trx
    .selectFrom('jobs')
    .where('teamId', '=', row.teamId)
    .where('subject', '=', subject)
    .where('state', '=', 'ready')
    .select('id')
    .executeTakeFirst()
  if (known) return
  const runAt = new Date(context.now.getTime() + context.settings.sweepSeconds * 1000)
  await enqueue(trx, context, {
    kind: 'launches.round',
    lane: 'reread',
    subject,
    payload: { pairId: row.pairId },
    runAt,
  })
}

/** A look at one campaign, the sooner the fewer there were: review is over in seconds, or takes a day. */
export async function promiseLook(
  trx: Transaction,
  context: TeamContext,
  { id: campaignId }: Pick<Whose, 'id'>,
  looks: number,
) {
  const seconds = Math.min(2 + looks, 60)
  await enqueueOnce(trx, context, {
    kind: 'launches.look',
    lane: 'publish',
    subject: `look ${campaignId}`,
    payload: { campaignId, looks },
    runAt: new Date(context.now.getTime() + seconds * 1000),
  })
}
