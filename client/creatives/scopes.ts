import type { OverrideScope } from '../../server/contract/campaignContent.ts'
import { networkOf, placementFacts } from '../../server/contract/placements.ts'
import { networkWords } from '../ui/NetworkMark.tsx'

/** "Profile · Story", or "Profile" for all of its places. */
export function scopeTitle(scope: OverrideScope): string {
  if (scope === 'facebook' || scope === 'instagram') return networkWords[scope]
  return `${networkWords[networkOf(scope)]} ${placementFacts[scope].title.toLowerCase()}`
}

export const networkOfScope = (scope: OverrideScope) =>
  scope === 'facebook' || scope === 'instagram' ? scope : networkOf(scope)

/** Whether a headline is shown anywhere in it. */
export const showsHeadline = (scope: OverrideScope) => networkOfScope(scope) === 'facebook'
