import type { AdAccount } from '../server/contract/adAccounts.ts'
import type { AdImage } from '../server/contract/adImages.ts'
import type { Audience } from '../server/contract/audienceParts.ts'
import type { SavedAudience } from '../server/contract/audiences.ts'
import type { CampaignContent } from '../server/contract/campaignContent.ts'
import type { Campaign, CampaignTemplate, CampaignVersion } from '../server/contract/campaigns.ts'

export interface MockCampaign
  extends Pick<
    Campaign,
    | 'id'
    | 'pairId'
    | 'state'
    | 'why'
    | 'alerts'
    | 'reach'
    | 'impressions'
    | 'clicks'
    | 'spend'
    | 'createdAt'
    | 'createdBy'
    | 'changedAt'
    | 'changedBy'
    | 'adAccountId'
    | 'launchedVersion'
    | 'campaignId'
    | 'ads'
    | 'drift'
  > {
  teamId: string
  /** Whom it is shown to since somebody changed that elsewhere, and what of it has no field here. */
  audienceOutThere?: { audience: Audience; kept: string[] }
  keptOutThere?: string[]
  /** Newest last; the last one is what the campaign is now. */
  versions: (Omit<CampaignVersion, 'launched'> & { content: CampaignContent })[]
  removedAt: string | null
}
export type MockTemplate = CampaignTemplate & { teamId: string; pairId: string }
export type MockAudience = SavedAudience & { teamId: string; pairId: string }
export type MockAdImage = AdImage & { teamId: string; pairId: string; postId: string | null }
interface MockEditing {
  campaignId: string
  personId: string
  section: string | null
  since: string
  seenAt: string
}

/** What the pretend server remembers of everything about ads. */
export interface AdvertisingMemory {
  campaigns: MockCampaign[]
  campaignTemplates: MockTemplate[]
  editings: MockEditing[]
  audiences: MockAudience[]
  adImages: MockAdImage[]
  adAccounts: (AdAccount & { teamId: string })[]
  /** The chosen ad account, by pair. */
  payingAccounts: Record<string, string>
}

export const noAdvertising = (): AdvertisingMemory => ({
  campaigns: [],
  campaignTemplates: [],
  editings: [],
  audiences: [],
  adImages: [],
  adAccounts: [],
  payingAccounts: {},
})
