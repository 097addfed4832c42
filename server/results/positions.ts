import { type Placement, placementFacts, placements } from '../contract/placements.ts'
import type { Network } from '../contract/values.ts'

/** Results name some placements otherwise than targeting does. Recollection: the names of `platform_position` are nowhere listed (reference 7.7). */
const otherwise: Record<string, Placement> = {
  'facebook facebook_stories': 'facebook_story',
  'facebook reels': 'facebook_reels',
  'facebook facebook_profile_feed': 'facebook_profile_feed',
  'instagram feed': 'instagram_feed',
  'instagram instagram_stories': 'instagram_story',
  'instagram instagram_reels': 'instagram_reels',
  'instagram instagram_explore': 'instagram_explore',
  'instagram instagram_explore_grid_home': 'instagram_explore_home',
  'instagram instagram_profile_feed': 'instagram_profile_feed',
  'instagram instagram_search': 'instagram_search',
  'instagram search': 'instagram_search',
}

const byPosition = new Map<string, Placement>([
  ...Object.entries(otherwise),
  ...placements.map((placement) => {
    const { network, position } = placementFacts[placement]
    return [`${network} ${position}`, placement] as const
  }),
])

/** The placement that the platform means; null for one that we do not know. */
export const placementAt = (network: Network, position: string): Placement | null =>
  byPosition.get(`${network} ${position}`) ?? null
