import { speakingForAds } from '../advertising/speaking.ts'
import { spendingCall } from '../advertising/stop.ts'
import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import type { EffectKind } from '../jobs/kinds.ts'
import { enqueue } from '../jobs/queue.ts'
import { changed } from '../live/changes.ts'
import { type AdRow, adById, keepPaused } from './ads.ts'

interface Switching {
  campaignId: string
  adId: string
  /** What stood here before it was asked for, to be put back where the platform refuses. */
  before: string | null
  after: string | null
}

/**
 * Switches one ad to what stands here when its turn comes: the last word wins, and saying it twice is harmless. Letting it run
 * may spend, so it goes through the door that a stop closes.
 */
export const switchAdKind: EffectKind<Switching> = {
  lane: 'hide',
  perform: async (context, { adId }) => {
    const ad = await adById(context.db, context.teamId, adId)
    if (!ad || ad.archivedAt !== null || ad.adAccountId === null) return { remoteId: null }
    const { ads } = context.platform
    await speakingForAds(context, ad.pairId, ad.adAccountId, (speaker) =>
      ad.pausedAt === null
        ? spendingCall(context, () => ads.setSwitch(speaker, adId, 'active'))
        : ads.setSwitch(speaker, adId, 'paused'),
    )
    return { remoteId: null }
  },
  settle: async (trx, context, { adId, before, after }, verdict) => {
    const ad = await adById(trx, context.teamId, adId)
    if (!ad) return
    if (verdict.state === 'refused' && ad.pausedAt === after) await keepPaused(trx, context, ad, before)
    await changed(trx, context, 'campaigns', ad.pairId, [ad.campaignId])
  },
}

/** Pauses the ad at once, or lets it run, and promises the same for the platform. */
export async function promiseSwitch(trx: Transaction, context: TeamContext, ad: AdRow, pausedAt: string | null) {
  const { campaignId, adId } = ad
  await keepPaused(trx, context, ad, pausedAt)
  await enqueue(trx, context, {
    kind: 'adComments.switchAd',
    lane: pausedAt === null ? 'publish' : 'hide',
    // Whatever else is done to the campaign comes before or after it, never beside it.
    subject: campaignId,
    payload: { campaignId, adId, before: ad.pausedAt, after: pausedAt } satisfies Switching,
  })
}
