import type { CampaignContent } from '../../server/contract/campaignContent.ts'
import { drafts } from '../ui/drafts.ts'

/** What a draft was made from: a version that the server has. */
export interface Base {
  version: number
  content: CampaignContent
}

interface Kept {
  base: Base
  content: CampaignContent
}

/** What the server does not have yet, kept in this browser until it does. */
export const keptDraft = {
  read(campaignId: string): Kept | null {
    try {
      return JSON.parse(drafts.read(localStorage, `campaign.${campaignId}`) || 'null')
    } catch {
      return null
    }
  },
  keep: (campaignId: string, kept: Kept) => drafts.keep(localStorage, `campaign.${campaignId}`, JSON.stringify(kept)),
  forget: (campaignId: string) => drafts.keep(localStorage, `campaign.${campaignId}`, ''),
}
