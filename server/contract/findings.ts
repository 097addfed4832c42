import type { AdAccount } from './adAccounts.ts'
import type { CampaignContent } from './campaignContent.ts'
import type { Finding } from './launches.ts'
import { placementFacts } from './placements.ts'

/** What has to be known besides the content. */
export interface CampaignFacts {
  /** Of the ad account; null as long as none is chosen. */
  account: {
    currency: string
    zone: string
    /** The smallest daily budget of one ad set, in the smallest amounts. */
    leastDaily: number
    payer: string | null
    beneficiary: string | null
    obstacle?: AdAccount['obstacle']
  } | null
  /** Whether the pair has a Profile to show ads as. */
  hasProfile: boolean
  /** ISO-8601 UTC. */
  now: string
  /** What a day usually costs, in the smallest amounts; null without an earlier campaign. */
  usualDaily: number | null
  /** Whether it stands out there with the start that the content says, which may be over then. */
  hasBegun: boolean
  /** The sizes of the pictures that the content names; one that is missing here is not there any more. */
  images: Record<string, { width: number; height: number }>
}

/** The findings of one part, each with its path in the content. */
export type Rule = (content: CampaignContent, facts: CampaignFacts) => Finding[]

export const error = (path: string, message: string): Finding => ({ path, level: 'error', message, by: 'rules' })
export const hint = (path: string, message: string): Finding => ({ path, level: 'hint', message, by: 'rules' })
export const ask = (path: string, message: string): Finding => ({ path, level: 'ask', message, by: 'rules' })

/** `Profile story`, as people say it. */
export const titleOf = (placement: keyof typeof placementFacts) => {
  const { network, title } = placementFacts[placement]
  return `${network === 'facebook' ? 'Page' : 'Profile'} ${title.charAt(0).toLowerCase()}${title.slice(1)}`
}
