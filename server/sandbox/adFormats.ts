import type { Network } from './actors.ts'

export interface AdFormat {
  network: Network
  /** As targeting calls it, to find what a creative shows there. */
  position: string
  /** How it is laid out: words above a picture, a picture from edge to edge, a small card, or a tile among others. */
  layout: 'feed' | 'full' | 'card' | 'tile'
  /** Of the frame, in pixels. */
  width: number
  height: number
  title: string
}

const format = (
  network: Network,
  position: string,
  layout: AdFormat['layout'],
  [width, height]: [number, number],
  title: string,
): AdFormat => ({ network, position, layout, width, height, title })

/** The formats with a picture, of the 76 that there are (reference 7.6). */
export const adFormats: Record<string, AdFormat> = {
  DESKTOP_FEED_STANDARD: format('facebook', 'feed', 'feed', [500, 890], 'Facebook feed'),
  MOBILE_FEED_STANDARD: format('facebook', 'feed', 'feed', [340, 720], 'Facebook feed on a phone'),
  MOBILE_FEED_BASIC: format('facebook', 'feed', 'feed', [320, 690], 'Facebook feed on a plain phone'),
  FACEBOOK_PROFILE_FEED_DESKTOP: format('facebook', 'profile_feed', 'feed', [500, 890], 'Facebook profile feed'),
  FACEBOOK_PROFILE_FEED_MOBILE: format('facebook', 'profile_feed', 'feed', [340, 720], 'Facebook profile feed'),
  FACEBOOK_STORY_MOBILE: format('facebook', 'story', 'full', [320, 570], 'Facebook story'),
  FACEBOOK_REELS_MOBILE: format('facebook', 'facebook_reels', 'full', [320, 570], 'Facebook reels'),
  MARKETPLACE_MOBILE: format('facebook', 'marketplace', 'card', [320, 420], 'Facebook Marketplace'),
  RIGHT_COLUMN_STANDARD: format('facebook', 'right_hand_column', 'card', [300, 180], 'Facebook right column'),
  INSTAGRAM_STANDARD: format('instagram', 'stream', 'feed', [320, 700], 'Instagram feed'),
  INSTAGRAM_FEED_WEB: format('instagram', 'stream', 'feed', [470, 860], 'Instagram feed on the web'),
  INSTAGRAM_PROFILE_FEED: format('instagram', 'profile_feed', 'feed', [320, 700], 'Instagram profile feed'),
  INSTAGRAM_EXPLORE_CONTEXTUAL: format('instagram', 'explore', 'feed', [320, 700], 'Instagram explore'),
  INSTAGRAM_STORY: format('instagram', 'story', 'full', [320, 570], 'Instagram story'),
  INSTAGRAM_REELS: format('instagram', 'reels', 'full', [320, 570], 'Instagram reels'),
  INSTAGRAM_EXPLORE_GRID_HOME: format('instagram', 'explore_home', 'tile', [320, 420], 'Instagram explore home'),
  INSTAGRAM_SEARCH_GRID: format('instagram', 'ig_search', 'tile', [320, 420], 'Instagram search results'),
}
