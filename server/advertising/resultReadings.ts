import { literal, type Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import { enqueue, jobsTopic } from '../jobs/queue.ts'

/**
 * Promises a reading of what a campaign has brought, at that time at the latest: one that waits for later comes sooner. There is
 * never more than one that waits, and none runs beside another. Each promises the next by itself, so whoever switches a campaign
 * on promises the first.
 */
export async function promiseReading(trx: Transaction, context: TeamContext, campaignId: string, at = context.now) {
  const subject = `results ${campaignId}`
  const waiting = await trx
    .selectFrom('jobs')
    .where('teamId', '=', context.teamId)
    .where('subject', '=', subject)
    .where('state', '=', literal('ready'))
    .where('lockedUntil', 'is', null)
    .orderBy('id')
    .select(['id', 'runAt'])
    .executeTakeFirst()
  const runAt = at.toISOString()
  if (!waiting)
    return void (await enqueue(trx, context, {
      kind: 'results.read',
      lane: 'insights',
      subject,
      payload: { campaignId },
      runAt: at,
    }))
  if (waiting.runAt <= runAt) return
  await trx
    .updateTable('jobs')
    .set({ runAt })
    .where('id', '=', waiting.id)
    .where('state', '=', literal('ready'))
    .where('lockedUntil', 'is', null)
    .execute()
  await context.hub.announce(trx, jobsTopic)
}
