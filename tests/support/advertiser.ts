import { expect } from 'vitest'
import type { CampaignsRow } from '../../server/advertising/campaignRows.ts'
import { activationKind } from '../../server/advertising/stop.ts'
import type { Transaction } from '../../server/db/database.ts'
import { write } from '../../server/db/write.ts'
import type { TeamContext } from '../../server/http/context.ts'
import { enqueue } from '../../server/jobs/queue.ts'
import { chooseAdAccount, createAdsDouble, insertCampaign } from './adsDouble.ts'
import { type ServerOptions, startServer } from './server.ts'

/** Maya's desk with an ad account, in front of a platform whose ads are in the test's hands. */
export async function startAdvertiser(options: ServerOptions = {}) {
  const server = await startServer({ settings: { sweepSeconds: 86_400 }, ...options })
  const platform = createAdsDouble()
  server.services.platform.ads = platform.ads
  const maya = await server.practise()
  const { db } = server.services
  const { teamId } = await db.selectFrom('pairs').select('teamId').executeTakeFirstOrThrow()
  const whose = { teamId, pairId: maya.pair.id }
  await chooseAdAccount(db, whose)
  let made = 0

  /** Launched and, unless said otherwise, switched on, both here and out there. */
  async function campaign({ on = true, ...given }: { on?: boolean } & Partial<CampaignsRow> = {}) {
    made += 1
    const remoteId = String(238_000_000_000_000 + made * 10)
    platform.addTree(remoteId, on ? 'active' : 'paused')
    const activeSince = on ? new Date(Date.now() - 60_000).toISOString() : null
    return insertCampaign(db, whose, { id: `campaign-${made}`, remoteId, activeSince, ...given })
  }

  const context = (): TeamContext => ({ ...server.services, teamId, now: server.services.clock() })
  return {
    ...server,
    maya,
    client: maya.client,
    pair: maya.pair,
    platform,
    teamId,
    campaign,
    context,
    rowOf: (id: string) => db.selectFrom('campaigns').where('id', '=', id).selectAll().executeTakeFirstOrThrow(),
    writing: <T>(work: (trx: Transaction, context: TeamContext) => Promise<T>) =>
      write(db, (trx) => work(trx, context())),
    /** An activation as a launch promises it. */
    promiseActivation: (campaignId: string, runAt?: Date) =>
      write(db, (trx) =>
        enqueue(trx, context(), {
          kind: activationKind,
          lane: 'publish',
          subject: `campaign ${campaignId}`,
          payload: { campaignId },
          ...(runAt && { runAt }),
        }),
      ),
    stopped: async () => {
      const { stop } = await maya.client.spending.getStop()
      if (!stop) throw new Error('No stop stands.')
      return stop
    },
    /** Takes everything of the last test away. */
    clear: async () => {
      const kinds = [activationKind, 'spending.pause', 'spending.watch']
      await db.updateTable('jobs').set({ state: 'cancelled' }).where('kind', 'in', kinds).execute()
      for (const table of ['spendStopTargets', 'spendStops', 'reservations', 'spendLimits', 'teamSpendLimits'] as const)
        await db.deleteFrom(table).execute()
      await db.deleteFrom('campaignAds').execute()
      await db.deleteFrom('campaigns').execute()
      platform.trees.clear()
      platform.calls.length = 0
      platform.mood = () => undefined
      expect(platform.active()).toEqual([])
    },
  }
}
export type Advertiser = Awaited<ReturnType<typeof startAdvertiser>>
