import { campaignRow } from '../advertising/campaignRows.ts'
import { speakingForAds } from '../advertising/speaking.ts'
import type { Finding } from '../contract/launches.ts'
import { Problem } from '../contract/problem.ts'
import type { Context } from '../http/context.ts'
import { type Part, pictureKey } from '../planning/parts.ts'
import { planOf } from '../planning/plans.ts'
import type { AdSpeaker } from '../platform/advertising.ts'
import { PlatformFailure } from '../platform/failure.ts'
import { filled } from './ids.ts'
import { pictureOf } from './pictures.ts'

/**
 * Lets the platform check what it can check before there is anything out there. Pictures are added for it, which costs nothing
 * and is harmless to repeat. Throws `outdated` for another plan than the present one, and what keeps the platform from looking.
 */
export async function checkPlan(context: Context, campaignId: string, hash: string): Promise<{ findings: Finding[] }> {
  const row = await campaignRow(context, context.db, campaignId)
  const { plan, target, grounds } = await planOf(context, context.db, row)
  if (plan.hash !== hash) throw new Problem('outdated', 'The campaign was changed meanwhile. Look at the plan again.')
  const { account } = grounds
  if (!account || target.length === 0) return { findings: [] }
  const findings: Finding[] = []
  const images = new Map<string, string>()
  for (const part of target) {
    const call = (speaker: AdSpeaker) => checkPart(context, speaker, part, { images, remoteId: row.remoteId })
    const failure = await refusal(speakingForAds(context, row.pairId, account.id, call))
    if (failure) findings.push(...findingsIn(failure, part))
    // Without its pictures no creative can be checked, and it would be blamed for them.
    if (failure && part.what === 'image') break
  }
  return { findings }
}

async function checkPart(
  context: Context,
  speaker: AdSpeaker,
  part: Part,
  { images, remoteId }: { images: Map<string, string>; remoteId: string | null },
) {
  const { ads } = context.platform
  if (part.what === 'image') {
    const { hash } = await ads.addImage(speaker, await pictureOf(context, part.spec))
    images.set(pictureKey(part.spec), hash)
  }
  if (part.what === 'campaign') await ads.validateCampaign(speaker, part.spec)
  if (part.what === 'ad_set' && remoteId) await ads.validateAdSet(speaker, { ...part.spec, campaignId: remoteId })
  if (part.what === 'creative') await ads.validateCreative(speaker, filled(part.spec, { images }))
}

/** The platform's no; whatever else goes wrong is no finding. */
async function refusal(call: Promise<void>): Promise<PlatformFailure | null> {
  try {
    await call
    return null
  } catch (error) {
    if (error instanceof PlatformFailure && error.code === 'refused_by_platform') return error
    throw error
  }
}

/** Each field that it blames, in its words; or the part of the editor that it is about. */
/** Of a creative the platform blames its parts, whichever of the two it is. */
function findingsIn({ message, fields }: PlatformFailure, { what, creative }: Part): Finding[] {
  const paths = { image: 'creatives', campaign: '', ad_set: '', creative: 'creatives', ad: '' }
  const blamed = Object.entries(fields ?? { [paths[what]]: message })
  const place = creative === 'b' ? 1 : 0
  return blamed.map(([path, sentence]) => ({
    path: path.replace(/^creatives(?=\.|$)/, `creatives.${place}`),
    level: 'error',
    message: sentence,
    by: 'platform',
  }))
}
