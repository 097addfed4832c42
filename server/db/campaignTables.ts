/** Which ad account pays for a pair. */
export interface AdAccountsTable {
  teamId: string
  pairId: string
  /** With its prefix: `act_123`. */
  accountId: string
  name: string
  currency: string
  zone: string
  /** In the smallest amounts. */
  leastDaily: number
  payer: string | null
  beneficiary: string | null
  obstacle: 'disabled' | 'no_payment' | 'no_profile' | null
  readAt: string
}

export interface AudiencesTable {
  teamId: string
  id: string
  pairId: string
  name: string
  /** The name without its capitals, which no other of the pair has. */
  nameKey: string
  /** JSON of the contract's `Audience`. */
  content: string
  version: number
  changedAt: string
  changedBy: string
}

export interface AdImagesTable {
  teamId: string
  id: string
  pairId: string
  name: string
  /** Of what was uploaded, in hexadecimal: the same picture again is the one there is. */
  sha256: string
  width: number
  height: number
  createdAt: string
  createdBy: string
}

/** The picture itself and what was made from it, as text: one store for every database, and a backup has them. */
export interface AdImageFilesTable {
  teamId: string
  imageId: string
  /** `full`, a width such as `w640`, or a crop such as `4:5 0.1,0,0.8,1`. */
  variant: string
  type: 'image/jpeg' | 'image/png'
  /** Base64. */
  data: string
}

export interface CampaignsTable {
  teamId: string
  id: string
  pairId: string
  /** JSON of the contract's `CampaignContent`, as it was saved last. */
  content: string
  version: number
  /** From the content, for the list. */
  name: string
  /** The name in small letters, to be found by. */
  nameKey: string | null
  networks: string
  imageId: string | null
  pictureUrl: string | null
  budgetKind: 'daily' | 'lifetime'
  /** In the smallest amounts. */
  budgetAmount: number | null
  startsAt: string | null
  endsAt: string | null
  /** The contract's `CampaignState`, and what stands behind it in a few words. */
  state: string
  why: string | null
  createdAt: string
  /** Whoever did so, by the id of the person. */
  createdBy: string
  changedAt: string
  changedBy: string
  /** Fixed once it is launched. */
  adAccountId: string | null
  currency: string | null
  zone: string | null
  /** The version that stands out there. */
  launchedVersion: number | null
  launchedAt: string | null
  /** The platform's id. */
  remoteId: string | null
  /** Since when it is meant to be switched on; null while it is paused. */
  activeSince: string | null
  /** To what it is being switched out there at this moment; null when all of it is done, or refused. */
  switching: 'active' | 'paused' | 'archived' | null
  /** Why the platform did not do it, in its own words. */
  switchProblem: string | null
  /** JSON: what the last look found to be different, which one more look has to confirm. */
  suspected: string | null
  /** When the platform was last asked how it stands out there. */
  lookedAt: string | null
  /** JSON of the contract's `Drift[]`. */
  drift: string
  /** JSON of the contract's `Alert[]`. */
  alerts: string
  reach: number
  impressions: number
  clicks: number
  spend: number
  resultsAt: string | null
  archivedAt: string | null
  removedAt: string | null
}

export interface CampaignVersionsTable {
  teamId: string
  campaignId: string
  version: number
  content: string
  savedAt: string
  /** The id of the person: nobody approves what they wrote themselves. */
  savedBy: string
}

export interface CampaignTemplatesTable {
  teamId: string
  id: string
  pairId: string
  name: string
  content: string
  createdAt: string
  createdBy: string
}

/** One ad of a campaign out there, with the ad set that it alone is in. */
export interface CampaignAdsTable {
  teamId: string
  campaignId: string
  creative: 'a' | 'b'
  name: string
  adSetId: string | null
  creativeId: string | null
  adId: string | null
  /** Since when an ad with this creative has been out there. */
  madeAt: string | null
  postId: string | null
  mediaId: string | null
  /** The contract's `AdState`. */
  state: string
  /** JSON: sentences. */
  feedback: string
  /** Since when somebody has it paused by itself. */
  pausedAt: string | null
  /** As the platform stored it when we wrote it, to see that somebody changed it elsewhere. */
  targetingHash: string | null
}
