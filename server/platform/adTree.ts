import { z } from 'zod'
import type { BidStrategy } from '../contract/campaignContent.ts'
import { Feedback, issuesOf, MaybeAmount, MaybeTime, once, Switched, switchedView } from './adShapes.ts'
import { bidStrategies, noCap } from './adSpecs.ts'
import { targetingHashOf } from './adTargeting.ts'
import { readTargeting } from './adTargetingReading.ts'
import type { AdSpeaker, Ads, RemoteAd, RemoteAdSet } from './advertising.ts'
import { orNull } from './gone.ts'
import { Id, MaybeWords } from './shapes.ts'
import { readToEnd, sliceOf } from './slices.ts'
import type { Transport } from './transport.ts'

const ofAll = 'id,name,status,effective_status,issues_info'
const adFields = `${ofAll},creative{id,effective_object_story_id,effective_instagram_media_id},ad_review_feedback`
const adSetFields = `${ofAll},daily_budget,lifetime_budget,bid_amount,bid_strategy,start_time,end_time,targeting,ads.limit(100){${adFields}}`
const campaignFields = `${ofAll},spend_cap,adsets.limit(100){${adSetFields}}`

const Creative = z
  .object({ id: Id, effective_object_story_id: MaybeWords, effective_instagram_media_id: MaybeWords })
  .nullish()
  .catch(null)
const Ad = Switched.extend({ creative: Creative, ad_review_feedback: Feedback })
const AdSet = Switched.extend({
  daily_budget: MaybeAmount,
  lifetime_budget: MaybeAmount,
  bid_amount: MaybeAmount,
  bid_strategy: MaybeWords.catch(null),
  start_time: MaybeTime,
  end_time: MaybeTime,
  targeting: z.unknown().optional(),
  ads: sliceOf(Ad).nullish(),
})
const Campaign = Switched.extend({ spend_cap: MaybeAmount, adsets: sliceOf(AdSet).nullish() })

/** A campaign with everything in it, as it stands out there: one call unless there is very much of it (reference 2, field expansion). */
export function createTree(transport: Transport): Pick<Ads, 'readTree'> {
  /** What an inner list does not hold any more stands on its edge; a list that was left out holds nothing. */
  async function whole<T>(
    speaker: AdSpeaker,
    edge: string,
    first: { items: T[]; after: string | null } | null | undefined,
    item: z.ZodType<T>,
    fields: string,
  ): Promise<T[]> {
    if (!first?.after) return first?.items ?? []
    const rest = await readToEnd(
      (after) =>
        transport.get(edge, sliceOf(item), { as: speaker, params: { fields, limit: 100, after: after ?? undefined } }),
      first.after,
    )
    return [...first.items, ...rest]
  }

  return {
    readTree: async (speaker, campaignId) => {
      const asked = { as: speaker, params: { fields: campaignFields } }
      const campaign = await orNull(transport.get(campaignId, Campaign, asked))
      if (!campaign) return null
      const adSets: RemoteAdSet[] = []
      for (const adSet of await whole(speaker, `${campaign.id}/adsets`, campaign.adsets, AdSet, adSetFields)) {
        const ads = await whole(speaker, `${adSet.id}/ads`, adSet.ads, Ad, adFields)
        adSets.push({ ...adSetView(adSet), ads: ads.map(adView) })
      }
      return { ...switchedView(campaign), spendCap: capOf(campaign.spend_cap), feedback: issuesOf(campaign), adSets }
    },
  }
}

const adSetView = (adSet: z.infer<typeof AdSet>): Omit<RemoteAdSet, 'ads'> => ({
  ...switchedView(adSet),
  budget: budgetOf(adSet),
  bid: { strategy: strategyOf(adSet.bid_strategy), amount: adSet.bid_amount },
  startsAt: adSet.start_time,
  endsAt: adSet.end_time,
  targetingHash: targetingHashOf(adSet.targeting ?? null),
  targeting: readTargeting(adSet.targeting),
})

/** A cap that was taken away may be told as the highest there is. */
const capOf = (cap: number | null) => (cap === null || cap === 0 || cap >= noCap ? null : cap)

function budgetOf({ daily_budget, lifetime_budget }: z.infer<typeof AdSet>): RemoteAdSet['budget'] {
  if (daily_budget !== null) return { kind: 'daily', amount: daily_budget }
  return lifetime_budget === null ? null : { kind: 'lifetime', amount: lifetime_budget }
}

function strategyOf(word: string | null): BidStrategy | null {
  const known: [string, string][] = Object.entries(bidStrategies)
  const name = known.find(([, theirs]) => theirs === word)?.[0]
  return name === 'lowest_cost' || name === 'cost_cap' || name === 'bid_cap' ? name : null
}

const adView = (ad: z.infer<typeof Ad>): RemoteAd => ({
  ...switchedView(ad),
  creativeId: ad.creative?.id ?? null,
  postId: ad.creative?.effective_object_story_id ?? null,
  mediaId: ad.creative?.effective_instagram_media_id ?? null,
  feedback: once([...ad.ad_review_feedback, ...issuesOf(ad)]),
})
