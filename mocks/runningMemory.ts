import type { Launch } from '../server/contract/launches.ts'
import type { SpendStop } from '../server/contract/spending.ts'

export type MockLaunch = Launch & { teamId: string }
/** Of exactly the plan with this hash, and void for any other. */
export interface MockApproval {
  hash: string
  askedBy: string | null
  givenBy: string | null
  at: string
}
export interface MockLimits {
  version: number
  approvalAbove: number | null
  perMonth: number | null
}
export interface MockTeamLimits {
  version: number
  items: { currency: string; perMonth: number }[]
}
/** What was as it was before a comment was hidden and its ad paused. */
export interface MockQuieting {
  hidden: boolean
  campaignId: string
  adId: string
  ran: boolean
}

/** What the pretend server remembers of campaigns that run. */
export interface RunningMemory {
  launches: MockLaunch[]
  /** By campaign. */
  approvals: Record<string, MockApproval>
  /** By team. */
  spendStops: Record<string, SpendStop>
  /** By pair. */
  spendLimits: Record<string, MockLimits>
  /** By team. */
  teamLimits: Record<string, MockTeamLimits>
  /** When the platform was last asked for numbers, by campaign. */
  readings: Record<string, string>
  /** Ads that are paused by themselves: their platform's ids. */
  pausedAds: string[]
  /** By comment. */
  quietings: Record<string, MockQuieting>
}

export const emptyRunning = (): RunningMemory => ({
  launches: [],
  approvals: {},
  spendStops: {},
  spendLimits: {},
  teamLimits: {},
  readings: {},
  pausedAds: [],
  quietings: {},
})
