interface Numbers {
  reach: number
  impressions: number
  clicks: number
  engagements: number
  /** In the smallest amounts. */
  spend: number
}

/** As the platform counts them: an ad on one day in one placement. */
export interface AdDaysTable extends Numbers {
  teamId: string
  adId: string
  /** In the zone of the ad account. */
  day: string
  network: 'facebook' | 'instagram'
  /** The platform's word. */
  position: string
  campaignId: string
}

/** Kept as results arrive: a campaign on one day on one network. */
export interface CampaignDaysTable extends Numbers {
  teamId: string
  campaignId: string
  day: string
  network: 'facebook' | 'instagram'
}

/** Kept as results arrive: all campaigns of a pair in one currency. */
export interface PairDaysTable extends Numbers {
  teamId: string
  pairId: string
  currency: string
  day: string
  network: 'facebook' | 'instagram'
}

/** Reach is no sum, so the platform's own figure for each part of a campaign is kept. */
export interface CampaignTotalsTable extends Numbers {
  teamId: string
  campaignId: string
  /** `all`, a network, `facebook feed` for a placement, or `ad 123 facebook` for an ad on one of them. */
  part: string
}

/** What a campaign was allowed to spend on a day on which it was switched on, as far as it was seen. */
export interface BudgetDaysTable {
  teamId: string
  campaignId: string
  /** In the zone of the ad account. */
  day: string
  /** Of a lifetime budget all of it, otherwise of the day; in the smallest amounts. */
  budget: number
  /** The budgets of all such days before, summed up. */
  before: number
  /** When it could spend for the first time, on the first of them. */
  began: string
}
