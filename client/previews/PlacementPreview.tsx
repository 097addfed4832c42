import { memo } from 'react'
import { type Placement, placementFacts } from '../../server/contract/placements.ts'
import { ColumnAd } from './ColumnAd.tsx'
import { FullScreenAd } from './FullScreenAd.tsx'
import { GridAd } from './GridAd.tsx'
import { MarketAd } from './MarketAd.tsx'
import { PageFeedAd } from './PageFeedAd.tsx'
import { ProfileFeedAd } from './ProfileFeedAd.tsx'
import type { Said } from './said.ts'

const drawings: Record<Placement, (props: { said: Said }) => React.ReactNode> = {
  facebook_feed: PageFeedAd,
  facebook_story: FullScreenAd,
  facebook_reels: FullScreenAd,
  facebook_marketplace: MarketAd,
  facebook_right_column: ColumnAd,
  facebook_search: PageFeedAd,
  facebook_profile_feed: PageFeedAd,
  instagram_feed: ProfileFeedAd,
  instagram_story: FullScreenAd,
  instagram_reels: FullScreenAd,
  instagram_explore: ProfileFeedAd,
  instagram_explore_home: GridAd,
  instagram_profile_feed: ProfileFeedAd,
  instagram_search: GridAd,
}

/** An ad as it looks in one placement: drawn by us, in the proportions that are usual there. */
export const PlacementPreview = memo(
  function PlacementPreview({ said }: { said: Said }) {
    const Drawing = drawings[said.placement]
    const { network, title } = placementFacts[said.placement]
    return (
      <figure aria-label={`${network === 'facebook' ? 'Page' : 'Profile'}, ${title}`}>
        <Drawing said={said} />
      </figure>
    )
  },
  // It is made anew at every key; most of the time one placement differs, or none.
  (before, after) => JSON.stringify(before.said) === JSON.stringify(after.said),
)
