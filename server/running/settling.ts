import { type CampaignsRow, campaignRow, campaignToChange } from '../advertising/campaignRows.ts'
import { campaignView } from '../advertising/campaignViews.ts'
import { speakingForAds } from '../advertising/speaking.ts'
import { keepState } from '../advertising/states.ts'
import { checkStop } from '../advertising/stop.ts'
import { promisePause, promiseSwitches } from '../advertising/switching.ts'
import type { Drift } from '../contract/campaignStates.ts'
import type { Campaign } from '../contract/campaigns.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { holdTeam } from '../live/changes.ts'
import { newestLaunch, unfinishedLaunch } from '../planning/launchRows.ts'
import type { Step } from '../planning/parts.ts'
import { promiseLaunch } from '../planning/promising.ts'
import { standingsOf } from '../planning/standings.ts'
import { record } from './activity.ts'
import { foundNow } from './drifting.ts'
import { takeOver } from './takingOver.ts'

/**
 * Takes over what was changed elsewhere, or puts back what was asked for here. The platform is asked once more first: what is
 * settled is what differs now. Throws `outdated`, and `conflict` where there is nothing to settle, a launch is under way, what is
 * gone would have to be made anew, or taking over needs what activating needs.
 */
export async function settleDrift(
  context: Context,
  campaignId: string,
  version: number,
  take: 'ours' | 'theirs',
): Promise<Campaign> {
  const { pairId, remoteId, adAccountId } = await campaignRow(context, context.db, campaignId)
  if (!remoteId || !adAccountId) throw new Problem('conflict', 'It was never launched.')
  const tree = await speakingForAds(context, pairId, adAccountId, (speaker) =>
    context.platform.ads.readTree(speaker, remoteId),
  )
  return write(context.db, async (trx) => {
    await holdTeam(trx, context)
    const row = await campaignToChange(trx, context, campaignId)
    if (row.version !== version)
      throw new Problem('outdated', 'Somebody changed this campaign meanwhile. Look at it before you settle this.')
    if (await unfinishedLaunch(trx, row))
      throw new Problem('conflict', 'A launch of it is under way. Wait until it is done.')
    const whats = new Set((await foundNow(trx, row, tree)).map(({ what }) => what))
    if (take === 'theirs' && whats.size > 0) await takeOver(trx, context, row, { tree, whats })
    if (take === 'ours' && whats.size > 0) await putBack(trx, context, row, whats)
    const settled = await campaignToChange(trx, context, campaignId)
    await record(trx, context, take === 'ours' ? 'launches.putBack' : 'launches.takeOver', campaignId)
    return campaignView(trx, await keepState(trx, context, settled, { drift: '[]', suspected: null }))
  })
}

export type Whats = Set<Drift['what']>

/** Sends what was asked for here once more, all of it; the audience only where it differs, as it may have to learn again then. */
async function putBack(trx: Transaction, context: Context, row: CampaignsRow, whats: Whats) {
  if (whats.has('gone'))
    throw new Problem('conflict', 'What is gone cannot be brought back. Take it over, and duplicate the campaign.')
  await checkStop(context, trx)
  const isNamed = whats.has('name') || whats.has('most')
  const isSet = (['budget', 'schedule', 'bid', 'audience'] as const).some((what) => whats.has(what))
  if (isNamed || isSet) {
    const steps = [...(await standingsOf(trx, row)).values()].map((before): Step => {
      const { what } = before.part
      const isDue = (what === 'campaign' && isNamed) || (what === 'ad_set' && isSet)
      return { ...before, does: isDue ? 'change' : 'none', before }
    })
    const last = await newestLaunch(trx, row)
    const launched = { version: row.launchedVersion ?? row.version, hash: last?.hash ?? '' }
    await promiseLaunch(trx, context, row, { ...launched, steps, whole: true, unaimed: !whats.has('audience') })
  }
  if (!whats.has('running')) return
  const now = await campaignToChange(trx, context, row.id)
  if (now.activeSince) return promiseSwitches(trx, context, now)
  await keepState(trx, context, now, { switching: 'paused' })
  await promisePause(trx, context, now)
}
