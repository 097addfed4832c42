import type { CampaignView } from '../../server/contract/campaignStates.ts'

export const viewWords: Record<CampaignView, { word: string; title: string; next: string }> = {
  all: {
    word: 'All',
    title: 'No campaign yet',
    next: 'Start one from nothing, from a template, or boost a post that does well already. Nothing is spent before you publish it.',
  },
  drafts: { word: 'Drafts', title: 'No drafts', next: 'What you are still writing appears here.' },
  out: { word: 'Out there', title: 'Nothing is out there', next: 'What was launched and is not over appears here.' },
  over: {
    word: 'Over',
    title: 'Nothing is over yet',
    next: 'Campaigns that have ended appear here with their figures.',
  },
  archived: { word: 'Archived', title: 'Nothing is archived', next: 'What you put away for good appears here.' },
}
