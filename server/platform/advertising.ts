import type { Audience, AudiencePlace, Interest, Language } from '../contract/audienceParts.ts'
import type {
  BidStrategy,
  CallToAction,
  Goal,
  Objective,
  PlacementChoice,
  SpecialCategory,
} from '../contract/campaignContent.ts'
import type { Placement } from '../contract/placements.ts'
import type { Network } from '../contract/values.ts'
import type { Secret } from '../vault/secret.ts'

/** An ad account (`act_…`) with the token of a person who may advertise with it: a Page's token does not reach ads. */
export interface AdSpeaker {
  id: string
  token: Secret
}

export interface RemoteAdAccount {
  id: string
  name: string
  currency: string
  zone: string
  /** In the smallest amounts, for one ad set that pays for impressions. */
  leastDaily: number
  payer: string | null
  beneficiary: string | null
  obstacle: 'disabled' | 'no_payment' | null
}

export interface CampaignSpec {
  /** With its mark. */
  name: string
  objective: Objective
  categories: SpecialCategory[]
  categoryCountries: string[]
  /** The most that all of it may cost, in the smallest amounts; null where an end date bounds it. */
  spendCap: number | null
}

/** What of a targeting we have no words of our own for (reference 7.4): custom audiences, behaviours, other networks and so on. */
export interface TargetingRest {
  /** Each part named and counted: `2 custom audiences`. What the platform adds by itself is not named. */
  words: string[]
  /** As the platform said it. */
  targeting: Record<string, unknown>
}

/** A targeting that stands out there. */
export interface RemoteTargeting {
  audience: Audience
  placements: PlacementChoice
  rest: TargetingRest | null
}

export interface AdSetSpec {
  name: string
  campaignId: string
  objective: Objective
  goal: Goal
  budget: { kind: 'daily' | 'lifetime'; amount: number }
  bid: { strategy: BidStrategy; amount: number | null }
  /** ISO-8601 UTC. Null starts at once, and never ends. */
  startsAt: string | null
  endsAt: string | null
  audience: Audience
  placements: PlacementChoice
  /** What stood out there besides, and is sent along; left out where there is nothing. */
  rest?: TargetingRest
  payer: string | null
  beneficiary: string | null
  pageId: string
}

/** What is said and shown in one placement. */
export interface PlacementAsset {
  placement: Placement
  text: string
  headline: string
  /** Of a picture in the placement's ratio that was added to the account. */
  imageHash: string
}

export interface CreativeSpec {
  name: string
  pageId: string
  /** Null where the ad is not shown on Instagram. */
  profileId: string | null
  link: string
  callToAction: CallToAction
  content:
    | { kind: 'post'; network: Network; postId: string }
    | { kind: 'assets'; description: string; assets: PlacementAsset[] }
}

export interface AdSpec {
  name: string
  adSetId: string
  creativeId: string
}

export type Switch = 'active' | 'paused' | 'archived'

/** One field of a thing out there to be set to an absolute value; what is left out stays. */
export interface AdSetChange {
  name?: string
  budget?: { kind: 'daily' | 'lifetime'; amount: number }
  bid?: { strategy: BidStrategy; amount: number | null }
  startsAt?: string | null
  endsAt?: string | null
  targeting?: Pick<AdSetSpec, 'audience' | 'placements' | 'rest'>
}

export interface RemoteAd {
  id: string
  name: string
  status: Switch | 'deleted'
  /** The platform's word, of which there are more every year. */
  effectiveStatus: string
  creativeId: string | null
  /** The post that shows it on the Page, and the media that shows it on the Profile (reference 1.10). */
  postId: string | null
  mediaId: string | null
  /** Why it was rejected and what is wrong with it, one sentence each, as the platform says it. */
  feedback: string[]
}

export interface RemoteAdSet {
  id: string
  name: string
  status: Switch | 'deleted'
  effectiveStatus: string
  budget: { kind: 'daily' | 'lifetime'; amount: number } | null
  bid: { strategy: BidStrategy | null; amount: number | null }
  startsAt: string | null
  endsAt: string | null
  /** A hash over the targeting as the platform stores it, to see that it has changed. */
  targetingHash: string
  /** Null where it cannot be said in our words at all. */
  targeting: RemoteTargeting | null
  ads: RemoteAd[]
}

export interface RemoteCampaign {
  id: string
  name: string
  status: Switch | 'deleted'
  effectiveStatus: string
  spendCap: number | null
  feedback: string[]
  adSets: RemoteAdSet[]
}

export interface InsightRow {
  /** In the zone of the ad account; of a sum its first day. */
  day: string
  adId: string | null
  /** Null where the row is over both. */
  network: Network | null
  /** The platform's `platform_position`; null where the row is over all. */
  position: string | null
  reach: number
  impressions: number
  clicks: number
  engagements: number
  /** In the smallest amounts: the platform says it in units, as text. */
  spend: number
}

export interface InsightsAsk {
  /** Days of the account's zone, both included; null for all there is (at most 37 months). */
  since: string | null
  until: string | null
  level: 'campaign' | 'ad'
  by: 'all' | 'network' | 'placement'
  perDay: boolean
}

export interface AudienceSize {
  ready: boolean
  lower: number | null
  upper: number | null
  /** What more money brings on a day, cheapest first; empty where the platform does not say. Money in the smallest amounts. */
  curve: { spend: number; reach: number; results: number }[]
}

/**
 * Ads of one account (reference 7). Every method throws `PlatformFailure`; where the platform blames a field, `fields` of the
 * problem names it in the words of `CampaignContent`, with the platform's own sentence. Of a creative it names the part without
 * saying whose, as `creatives.text`: whoever sent the creative knows its place among them.
 */
export interface Ads {
  /** Every ad account that the person may advertise with, read to the end of the list. */
  listAccounts(token: Secret): Promise<RemoteAdAccount[]>
  readAccount(speaker: AdSpeaker): Promise<RemoteAdAccount>
  /** The Pages and Profiles that an account may advertise for; null where the platform does not let us see them. */
  readReach(speaker: AdSpeaker): Promise<{ pageIds: string[] | null; profileIds: string[] | null }>
  searchInterests(
    speaker: AdSpeaker,
    text: string,
  ): Promise<(Interest & { lower: number | null; upper: number | null; path: string[] })[]>
  searchPlaces(speaker: AdSpeaker, text: string): Promise<AudiencePlace[]>
  searchLanguages(speaker: AdSpeaker, text: string): Promise<Language[]>
  estimate(speaker: AdSpeaker, of: Pick<AdSetSpec, 'audience' | 'placements' | 'goal'>): Promise<AudienceSize>
  /** A JPEG or PNG; the same bytes give the same hash, so that sending it again changes nothing. */
  addImage(speaker: AdSpeaker, picture: { name: string; bytes: Buffer }): Promise<{ hash: string }>
  /** Created paused, always. Not idempotent: look for the name's mark before sending again (reference 9.3). */
  createCampaign(speaker: AdSpeaker, spec: CampaignSpec): Promise<{ id: string }>
  createAdSet(speaker: AdSpeaker, spec: AdSetSpec): Promise<{ id: string }>
  /** Equal content answers the creative there is: harmless to repeat (reference 1.8). */
  createCreative(speaker: AdSpeaker, spec: CreativeSpec): Promise<{ id: string }>
  createAd(speaker: AdSpeaker, spec: AdSpec): Promise<{ id: string }>
  /** Checks without doing it (`validate_only`). An ad set needs its campaign's id, so before a launch only what needs none is checked. */
  validateCampaign(speaker: AdSpeaker, spec: CampaignSpec): Promise<void>
  validateAdSet(speaker: AdSpeaker, spec: AdSetSpec): Promise<void>
  validateCreative(speaker: AdSpeaker, spec: CreativeSpec): Promise<void>
  /** Those of the account whose name holds the mark, newest first: what a lost answer may have made. */
  findMarked(
    speaker: AdSpeaker,
    what: 'campaign' | 'ad_set' | 'ad',
    mark: string,
  ): Promise<{ id: string; name: string }[]>
  /** Null when it is gone or out of reach (100/33). */
  readTree(speaker: AdSpeaker, campaignId: string): Promise<RemoteCampaign | null>
  /** Absolute, so harmless to repeat. Only `active` spends. */
  setSwitch(speaker: AdSpeaker, id: string, to: Switch): Promise<void>
  changeCampaign(speaker: AdSpeaker, id: string, change: { name?: string; spendCap?: number | null }): Promise<void>
  changeAdSet(speaker: AdSpeaker, id: string, change: AdSetChange): Promise<void>
  changeAd(speaker: AdSpeaker, id: string, change: { name?: string; creativeId?: string }): Promise<void>
  /**
   * Read to the end, in the order of the platform. Day by day for more than 90 days it is a report that is waited for, some
   * minutes at most; everything else is answered at once.
   */
  readInsights(speaker: AdSpeaker, campaignId: string, ask: InsightsAsk): Promise<InsightRow[]>
}
