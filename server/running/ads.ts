import { switchAd } from '../advertising/adSwitches.ts'
import { adsOf, campaignToChange } from '../advertising/campaignRows.ts'
import { campaignView } from '../advertising/campaignViews.ts'
import type { Campaign } from '../contract/campaigns.ts'
import { Problem } from '../contract/problem.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { record } from './activity.ts'

/** The others go on. Throws `not_found`. */
export const pauseAd = (context: Context, campaignId: string, adId: string) => turn(context, campaignId, adId, 'paused')

/** It runs if its campaign does. Throws `not_found`, `conflict` while all spending is stopped. */
export const resumeAd = (context: Context, campaignId: string, adId: string) =>
  turn(context, campaignId, adId, 'active')

function turn(context: Context, campaignId: string, adId: string, to: 'active' | 'paused'): Promise<Campaign> {
  return write(context.db, async (trx) => {
    const row = await campaignToChange(trx, context, campaignId)
    const ad = (await adsOf(trx, row)).find((one) => one.adId === adId)
    if (!ad) throw new Problem('not_found', 'The campaign has no such ad.')
    if ((ad.pausedAt === null) === (to === 'active')) return campaignView(trx, row)
    const next = await switchAd(trx, context, row, ad, to)
    await record(trx, context, to === 'paused' ? 'launches.pauseAd' : 'launches.resumeAd', campaignId)
    return campaignView(trx, next)
  })
}
