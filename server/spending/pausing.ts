import { adsOf, type CampaignsRow } from '../advertising/campaignRows.ts'
import { asPerson } from '../advertising/speaking.ts'
import type { TeamContext } from '../http/context.ts'
import type { EffectKind } from '../jobs/kinds.ts'
import type { AdSpeaker } from '../platform/advertising.ts'
import { PlatformFailure } from '../platform/failure.ts'
import { confirmPaused, isOnAgain, noteProblem, type Target, targetOf } from './confirming.ts'

/**
 * Pauses one campaign of a stop. Paused is an absolute value and harmless to repeat, so no answer is waited for long and the next
 * try comes soon: within a minute four of five answers have to do, whatever the platform's mood.
 */
export const pauseKind: EffectKind<Target> = {
  lane: 'stop',
  haste: { waits: 5, rests },
  perform: async (context, target) => {
    const found = await targetOf(context.db, context, target)
    if (found && !isOnAgain(found)) await pauseOutThere(context, found.campaign, found.stop.at)
    return { remoteId: null }
  },
  settle: (trx, context, target, verdict) =>
    verdict.state === 'applied'
      ? confirmPaused(trx, context, target)
      : noteProblem(trx, context, target, verdict.problem),
}

/** A dead token is renewed by a person, who wakes what waits; a platform that counts calls is asked less often, but asked. */
function rests(attempt: number, { code, retryAfter = 0 }: PlatformFailure) {
  if (code === 'reconnect_required') return 60
  const patience = Math.min(15, 1.5 ** Math.min(attempt - 1, 7))
  return code === 'rate_limited' ? Math.max(patience, Math.min(retryAfter, 30)) : patience
}

/** After so long a campaign that cannot be paused is stopped by its ad sets as well. */
const enoughSeconds = 20

async function pauseOutThere(context: TeamContext, campaign: CampaignsRow, stoppedAt: string) {
  const { remoteId, adAccountId, pairId } = campaign
  if (!remoteId || !adAccountId) return
  const isLong = context.clock().getTime() - Date.parse(stoppedAt) > enoughSeconds * 1000
  const adSets = isLong ? (await adsOf(context.db, campaign)).flatMap(({ adSetId }) => adSetId ?? []) : []
  await asPerson(
    context,
    pairId,
    async (token) => {
      const speaker = { id: adAccountId, token }
      const pause = (id: string) => context.platform.ads.setSwitch(speaker, id, 'paused')
      const [whole, ...parts] = await Promise.allSettled([remoteId, ...adSets].map(pause))
      if (whole?.status !== 'rejected') return
      const areOff = parts.length > 0 && parts.every(({ status }) => status === 'fulfilled')
      if (!areOff && !(await isGone(context, speaker, whole.reason))) throw whole.reason
    },
    { unlinkedToo: true },
  )
}

/** The platform says the same of what is deleted and of what is out of reach: who reaches the account would reach the campaign. */
async function isGone({ platform }: TeamContext, speaker: AdSpeaker, failure: unknown) {
  if (!(failure instanceof PlatformFailure) || failure.code !== 'not_found') return false
  await platform.ads.readAccount(speaker)
  return true
}
