import type { Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'
import type { EffectKind } from '../jobs/kinds.ts'
import { enqueue } from '../jobs/queue.ts'
import { adsOf, type CampaignAdsRow, type CampaignsRow, campaignToChange, foundCampaign } from './campaignRows.ts'
import { speakingForAds } from './speaking.ts'
import { keepState } from './states.ts'
import { checkStop, spendingCall } from './stop.ts'

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
  await enqueue(trx, context, {
    kind: 'launches.switchAd',
    lane: to === 'paused' ? 'hide' : 'publish',
    subject: `ad ${adId}`,
    payload: { campaignId: row.id, creative, to } satisfies AdSwitch,
  })
  return keepState(trx, context, row, { switchProblem: null })
}

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
    if (!row || !isMeant(ad, to)) return
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
