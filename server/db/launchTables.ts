/** The making of a campaign out there, or of a change to it. */
export interface LaunchesTable {
  teamId: string
  id: string
  campaignId: string
  version: number
  /** Of exactly what is sent. */
  hash: string
  state: 'running' | 'done' | 'stuck' | 'cancelled'
  startedAt: string
  startedBy: string
  finishedAt: string | null
}

export interface LaunchStepsTable {
  teamId: string
  launchId: string
  /** They happen one after the other. */
  position: number
  what: 'image' | 'campaign' | 'ad_set' | 'creative' | 'ad'
  does: 'create' | 'change' | 'none'
  creative: 'a' | 'b' | null
  name: string
  /** By which it is found again: `[op:1a2b3c4d]`, the end of its name. */
  mark: string
  /** JSON of what is sent; ids of earlier steps are filled in when its turn comes. */
  payload: string
  state: 'waiting' | 'sending' | 'confirming' | 'done' | 'refused' | 'needs_you'
  problem: string | null
  remoteId: string | null
}

/** Who approved exactly which plan of a campaign; any other plan needs another. */
export interface ApprovalsTable {
  teamId: string
  campaignId: string
  hash: string
  askedAt: string | null
  askedBy: string | null
  givenAt: string | null
  givenBy: string | null
}

export interface SpendLimitsTable {
  teamId: string
  pairId: string
  version: number
  /** In the smallest amounts of the ad account's currency. */
  approvalAbove: number | null
  perMonth: number | null
}

export interface TeamSpendLimitsTable {
  teamId: string
  version: number
  /** JSON: `[{ currency, perMonth }]`. */
  limits: string
}

/** The most that a campaign can spend in a month, kept free for it as long as it is switched on; what it has spent stays counted. */
export interface ReservationsTable {
  teamId: string
  campaignId: string
  /** As `2026-11`, in the zone of the ad account. */
  month: string
  pairId: string
  currency: string
  /** What it may still spend beyond `spent`; 0 while it is switched off. */
  committed: number
  spent: number
}

export interface SpendStopsTable {
  teamId: string
  id: string
  at: string
  by: string
  releasedAt: string | null
}

export interface SpendStopTargetsTable {
  teamId: string
  stopId: string
  campaignId: string
  pausedAt: string | null
  problem: string | null
}
