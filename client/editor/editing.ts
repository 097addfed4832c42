import type { AdAccount } from '../../server/contract/adAccounts.ts'
import type { CampaignContent } from '../../server/contract/campaignContent.ts'
import type { Campaign } from '../../server/contract/campaigns.ts'
import type { CampaignFacts } from '../../server/contract/findings.ts'
import type { Finding } from '../../server/contract/launches.ts'
import type { Pair } from '../../server/contract/linking.ts'
import type { ImageOf } from '../adImages/useImages.ts'
import type { EstimateQuery } from '../audiences/useEstimate.ts'
import type { Change } from '../campaignDrafts/useCampaignDraft.ts'
import type { SectionName } from './sections.ts'

/** What every section of the editor works with. */
export interface Editing {
  pair: Pair
  campaign: Campaign
  content: CampaignContent
  change: (part: Change) => void
  account: AdAccount | null
  /** Of the ad account; euros as long as there is none. */
  currency: string
  facts: CampaignFacts
  imageOf: ImageOf
  estimate: EstimateQuery
  /** What stands against a launch at a path or below it, as soon as it is worth saying. */
  problemOf: (path: string) => string | undefined
  /** What has to be confirmed or is worth a thought there. */
  notesOf: (path: string) => Finding[]
  /** All that is said in a section, so that it can be told whether any of it changed. */
  said: Record<SectionName, string>
}
