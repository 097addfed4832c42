import { adAccountOf } from '../advertising/adAccount.ts'
import { speakingForAds } from '../advertising/speaking.ts'
import type { TeamContext } from '../http/context.ts'
import { linkedPair } from '../linking/pairRows.ts'
import type { AdSpeaker, Ads } from '../platform/advertising.ts'

/** Each as the platform knows them, at most 25. Throws `conflict` before an ad account is chosen, PlatformFailure, and `not_found`. */
export const searchInterests = (context: TeamContext, pairId: string, text: string) =>
  found(context, pairId, (ads, speaker) => ads.searchInterests(speaker, text))

export const searchPlaces = (context: TeamContext, pairId: string, text: string) =>
  found(context, pairId, (ads, speaker) => ads.searchPlaces(speaker, text))

export const searchLanguages = (context: TeamContext, pairId: string, text: string) =>
  found(context, pairId, (ads, speaker) => ads.searchLanguages(speaker, text))

async function found<T>(context: TeamContext, pairId: string, search: (ads: Ads, speaker: AdSpeaker) => Promise<T[]>) {
  await linkedPair(context, pairId)
  const { accountId } = await adAccountOf(context, pairId)
  const items = await speakingForAds(context, pairId, accountId, (speaker) => search(context.platform.ads, speaker))
  return { items }
}
