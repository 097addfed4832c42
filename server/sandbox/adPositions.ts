import type { Network } from './actors.ts'
import type { Targeting } from './adTargeting.ts'

/** A place on a network where ads stand, and what it is like there. The figures are pretended, their order is as it is told of the real ones. */
export interface Position {
  network: Network
  /** As targeting and insights call it. */
  name: string
  /** How many times a person can be shown an ad there on a day, all advertisers' wishes aside. */
  views: number
  /** What a thousand impressions cost on a usual day, in cents of a euro. */
  price: number
  /** How many of a thousand look at it and follow the link. */
  clicks: number
  /** How many of a thousand do something else with it. */
  reactions: number
  devices: readonly ('mobile' | 'desktop')[]
}

const both = ['mobile', 'desktop'] as const
const mobile = ['mobile'] as const

const position = (
  network: Network,
  name: string,
  [views, price, clicks, reactions]: [number, number, number, number],
  devices: Position['devices'],
): Position => ({ network, name, views, price, clicks, reactions, devices })

const allPositions: readonly Position[] = [
  position('facebook', 'feed', [2, 720, 13, 14], both),
  position('facebook', 'right_hand_column', [1.2, 240, 2, 0.3], ['desktop']),
  position('facebook', 'marketplace', [0.6, 430, 7, 1], both),
  position('facebook', 'story', [0.8, 480, 6, 1], mobile),
  position('facebook', 'search', [0.2, 520, 11, 1], both),
  position('facebook', 'facebook_reels', [1, 390, 5, 6], mobile),
  position('facebook', 'profile_feed', [0.4, 410, 6, 4], both),
  position('facebook', 'notification', [0.2, 380, 6, 1], mobile),
  position('instagram', 'stream', [1.8, 810, 9, 22], mobile),
  position('instagram', 'story', [1.6, 560, 8, 2], mobile),
  position('instagram', 'reels', [1.6, 520, 5, 12], mobile),
  position('instagram', 'explore', [0.6, 540, 5, 9], mobile),
  position('instagram', 'explore_home', [0.5, 470, 4, 4], mobile),
  position('instagram', 'profile_feed', [0.4, 450, 5, 6], mobile),
  position('instagram', 'ig_search', [0.2, 500, 7, 2], mobile),
]

/** Notices are no place that the platform chooses by itself. */
const onlyIfChosen = 'notification'

/** Where an ad may stand on a network: what was chosen, or everything. Nowhere where the chosen devices do not show it. */
export function positionsOf(targeting: Targeting, network: Network): Position[] {
  const { publisher_platforms, device_platforms } = targeting
  if (publisher_platforms?.length && !publisher_platforms.includes(network)) return []
  const chosen = network === 'facebook' ? targeting.facebook_positions : targeting.instagram_positions
  return allPositions.filter(
    (one) =>
      one.network === network &&
      (chosen?.length ? chosen.includes(one.name) : one.name !== onlyIfChosen) &&
      (!device_platforms?.length || one.devices.some((device) => device_platforms.includes(device))),
  )
}

/** Recollection: insights call most of them by other names than targeting does (reference 7.7 shows `feed` on Instagram). */
const reported: Record<string, string> = {
  'facebook story': 'facebook_stories',
  'facebook profile_feed': 'facebook_profile_feed',
  'facebook notification': 'facebook_notification',
  'instagram stream': 'feed',
  'instagram story': 'instagram_stories',
  'instagram reels': 'instagram_reels',
  'instagram explore': 'instagram_explore',
  'instagram explore_home': 'instagram_explore_grid_home',
  'instagram profile_feed': 'instagram_profile_feed',
  'instagram ig_search': 'instagram_search',
}

export const reportedName = (network: string, position: string): string =>
  reported[`${network} ${position}`] ?? position
