import { z } from 'zod'
import type { Network } from './values.ts'

export const ratios = ['1:1', '4:5', '9:16', '1.91:1'] as const
export const Ratio = z.enum(ratios).meta({ id: 'Ratio', description: 'Width to height of a picture.' })
export type Ratio = z.infer<typeof Ratio>

/** Width divided by height. */
export const aspectOf: Record<Ratio, number> = { '1:1': 1, '4:5': 0.8, '9:16': 0.5625, '1.91:1': 1.91 }

/** The places of both networks where an ad with a picture can stand (Marketing API, "Placement Targeting"). */
export const Placement = z
  .enum([
    'facebook_feed',
    'facebook_story',
    'facebook_reels',
    'facebook_marketplace',
    'facebook_right_column',
    'facebook_search',
    'facebook_profile_feed',
    'instagram_feed',
    'instagram_story',
    'instagram_reels',
    'instagram_explore',
    'instagram_explore_home',
    'instagram_profile_feed',
    'instagram_search',
  ])
  .meta({ id: 'Placement', description: 'A network and a position on it.' })
export type Placement = z.infer<typeof Placement>
export const placements = Placement.options

interface PlacementFacts {
  network: Network
  /** Without the network: `Story`. */
  title: string
  /** The value in `facebook_positions` or `instagram_positions`. */
  position: string
  /** The value of `ad_format` that previews it (Marketing API, "Ad Previews"). */
  format: string
  /** The ratio that fills it. */
  ratio: Ratio
  /** After so many characters the network cuts the text off; null where it shows none. Recollection: Meta's ads guide names them as advice. */
  shownText: number | null
  shownHeadline: number | null
  /** Placements of which one has to be chosen as well. */
  needs: readonly Placement[]
  /** Whether it can only be seen on a phone. */
  mobileOnly: boolean
}

/** What each placement shows and asks for (reference 7.4). */
export const placementFacts: Record<Placement, PlacementFacts> = {
  facebook_feed: facts('facebook', 'Feed', 'feed', 'MOBILE_FEED_STANDARD', '4:5', 125, 40),
  facebook_story: facts('facebook', 'Story', 'story', 'FACEBOOK_STORY_MOBILE', '9:16', 125, 40, {
    needs: ['facebook_feed', 'instagram_story'],
    mobileOnly: true,
  }),
  facebook_reels: facts('facebook', 'Reels', 'facebook_reels', 'FACEBOOK_REELS_MOBILE', '9:16', 72, 40, {
    mobileOnly: true,
  }),
  facebook_marketplace: facts('facebook', 'Marketplace', 'marketplace', 'MARKETPLACE_MOBILE', '1:1', 125, 40, {
    needs: ['facebook_feed'],
  }),
  facebook_right_column: facts(
    'facebook',
    'Right column',
    'right_hand_column',
    'RIGHT_COLUMN_STANDARD',
    '1:1',
    null,
    40,
  ),
  facebook_search: facts('facebook', 'Search', 'search', 'MOBILE_FEED_STANDARD', '1:1', 125, 40, {
    needs: ['facebook_feed'],
  }),
  facebook_profile_feed: facts(
    'facebook',
    'Feeds of profiles',
    'profile_feed',
    'FACEBOOK_PROFILE_FEED_MOBILE',
    '4:5',
    125,
    40,
    { needs: ['facebook_feed'] },
  ),
  instagram_feed: facts('instagram', 'Feed', 'stream', 'INSTAGRAM_STANDARD', '4:5', 125, null),
  instagram_story: facts('instagram', 'Story', 'story', 'INSTAGRAM_STORY', '9:16', 125, null, { mobileOnly: true }),
  instagram_reels: facts('instagram', 'Reels', 'reels', 'INSTAGRAM_REELS', '9:16', 72, null, { mobileOnly: true }),
  instagram_explore: facts('instagram', 'Explore', 'explore', 'INSTAGRAM_EXPLORE_CONTEXTUAL', '4:5', 125, null),
  instagram_explore_home: facts(
    'instagram',
    'Explore home',
    'explore_home',
    'INSTAGRAM_EXPLORE_GRID_HOME',
    '1:1',
    null,
    null,
    { needs: ['instagram_explore'] },
  ),
  instagram_profile_feed: facts(
    'instagram',
    'Feeds of profiles',
    'profile_feed',
    'INSTAGRAM_PROFILE_FEED',
    '4:5',
    125,
    null,
  ),
  instagram_search: facts('instagram', 'Search', 'ig_search', 'INSTAGRAM_SEARCH_GRID', '1:1', null, null),
}

export const networkOf = (placement: Placement): Network => placementFacts[placement].network

function facts(
  network: Network,
  title: string,
  position: string,
  format: string,
  ratio: Ratio,
  shownText: number | null,
  shownHeadline: number | null,
  { needs = [], mobileOnly = false }: Partial<Pick<PlacementFacts, 'needs' | 'mobileOnly'>> = {},
): PlacementFacts {
  return { network, title, position, format, ratio, shownText, shownHeadline, needs, mobileOnly }
}
