import type { CampaignContent } from '../server/contract/campaignContent.ts'
import { findingsOf } from '../server/contract/campaignRules.ts'
import type { Campaign } from '../server/contract/campaigns.ts'
import type { Finding } from '../server/contract/launches.ts'
import { payingFor } from './adAccounts.ts'
import { usualOf } from './commitments.ts'
import type { MockContext } from './context.ts'
import { instant } from './memory.ts'

/** What stands against a launch by our own rules, as screen and server have them. */
export function ownFindings(context: MockContext, { content, pairId, launchedVersion }: Campaign): Finding[] {
  const { state } = context
  return findingsOf(content, {
    account: payingFor(context, pairId),
    hasProfile: state.pairs.some(({ id, profile }) => id === pairId && profile !== null),
    now: instant(state),
    usualDaily: usualOf(context, pairId),
    hasBegun: launchedVersion !== null,
    images: Object.fromEntries(state.adImages.map((image) => [image.id, image])),
  })
}

/** What the pretend platform says: "housing" among the words is what it has stricter rules for. */
export function platformFindings({ creatives, categories }: CampaignContent): Finding[] {
  const found: Finding[] = []
  for (const [at, { text }] of creatives.entries())
    if (/\bflats?\b/i.test(text) && !categories.includes('housing'))
      found.push({
        path: `creatives.${at}.text`,
        level: 'error',
        message: 'Your ad seems to be about housing. Choose the special category Housing, or change its text.',
        by: 'platform',
      })
  return found
}
