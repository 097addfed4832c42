import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import type { EffectKind } from '../jobs/kinds.ts'
import { enqueue, type NewJob } from '../jobs/queue.ts'
import { promiseAfterStop } from './afterStop.ts'
import { adsOf, type CampaignAdsRow, type CampaignsRow, campaignToChange, foundCampaign } from './campaignRows.ts'
import { speakingForAds } from './speaking.ts'
import { keepState } from './states.ts'
import { checkStop, spendingCall, wasStopped } from './stop.ts'

type AdSwitch = { campaignId: string; creative: CampaignAdsRow['creative']; to: 'active' | 'paused' }

/** Promises to pause one ad, or to let it run again if its campaign does. Throws `conflict` for the latter while all spending is stopped. */
export async function switchAd(
  trx: Transaction,
  context: TeamContext,
  row: CampaignsRow,
  { creative, adId }: Pick<CampaignAdsRow, 'creative' | 'adId'>,
  to: AdSwitch['to'],
): Promise<CampaignsRow> {
  if (to === 'active') await checkStop(context, trx)
  await keepPaused(trx, row, creative, to === 'paused' ? context.now.toISOString() : null)
  await cancelWaiting(trx, context, adId)
  await enqueue(trx, context, jobOf({ campaignId: row.id, creative, to }, adId))
  return keepState(trx, context, row, { switchProblem: null })
}

const jobOf = (payload: AdSwitch, adId: string | null): NewJob => ({
  kind: 'launches.switchAd',
  lane: payload.to === 'paused' ? 'hide' : 'publish',
  subject: `ad ${adId}`,
  payload,
})

/** What nobody has begun is overtaken: a pause does not wait behind a switch that waits for the end of a stop. */
const cancelWaiting = (trx: Transaction, { teamId, now }: TeamContext, adId: string | null) =>
  trx
    .updateTable('jobs')
    .set({ state: 'cancelled', finishedAt: now.toISOString() })
    .where('teamId', '=', teamId)
    .where('subject', '=', `ad ${adId}`)
    .where('kind', '=', 'launches.switchAd')
    .where('state', '=', 'ready')
    .where('lockedUntil', 'is', null)
    .where('attempt', '=', 0)
    .execute()

/** One ad on or off: absolute, so harmless to repeat. Whatever was asked for last is done. */
export const switchAdKind: EffectKind<AdSwitch> = {
  lane: 'hide',
  perform: async (context, { campaignId, creative, to }) => {
    const { db } = context
    const row = await foundCampaign(db, context, campaignId)
    const ad = row && (await adsOf(db, row)).find((one) => one.creative === creative)
    const { adId } = ad ?? {}
    if (!row || !adId || !isMeant(ad, to)) return { remoteId: null }
    await speakingForAds(context, row.pairId, row.adAccountId ?? '', (speaker) => {
      const call = () => context.platform.ads.setSwitch(speaker, adId, to)
      return to === 'active' ? spendingCall(context, call) : call()
    })
    return { remoteId: null }
  },
  settle: async (trx, context, { campaignId, creative, to }, verdict) => {
    if (verdict.state !== 'refused' && verdict.state !== 'needs_you') return
    const row = await campaignToChange(trx, context, campaignId).catch(() => null)
    const ad = row && (await adsOf(trx, row)).find((one) => one.creative === creative)
    if (!row || !ad || !isMeant(ad, to)) return
    // It stays meant to be on, in a campaign that the stop has paused.
    if (wasStopped(verdict)) return promiseAfterStop(trx, context, jobOf({ campaignId, creative, to }, ad.adId))
    await keepPaused(trx, row, creative, to === 'paused' ? null : context.now.toISOString())
    await keepState(trx, context, row, {
      switchProblem: `${to === 'paused' ? 'An ad was not paused' : 'An ad was not switched on'}: ${verdict.problem}`,
    })
  },
}

const isMeant = (ad: CampaignAdsRow | null | undefined, to: AdSwitch['to']) =>
  Boolean(ad) && (ad?.pausedAt === null) === (to === 'active')

const keepPaused = (
  trx: Transaction,
  { teamId, id }: CampaignsRow,
  creative: CampaignAdsRow['creative'],
  pausedAt: string | null,
) =>
  trx
    .updateTable('campaignAds')
    .set({ pausedAt })
    .where('teamId', '=', teamId)
    .where('campaignId', '=', id)
    .where('creative', '=', creative)
    .execute()
