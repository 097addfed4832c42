import type { Placement } from '../../server/contract/placements.ts'
import styles from './Placements.module.css'

type Shape = 'feed' | 'profile' | 'full' | 'reel' | 'column' | 'tile' | 'grid' | 'search'

const shapes: Record<Placement, Shape> = {
  facebook_feed: 'feed',
  facebook_story: 'full',
  facebook_reels: 'reel',
  facebook_marketplace: 'tile',
  facebook_right_column: 'column',
  facebook_search: 'search',
  facebook_profile_feed: 'feed',
  instagram_feed: 'profile',
  instagram_story: 'full',
  instagram_reels: 'reel',
  instagram_explore: 'profile',
  instagram_explore_home: 'grid',
  instagram_profile_feed: 'profile',
  instagram_search: 'grid',
}

/** Where on a small screen the ad stands: what is ours is in the accent. */
export function PlacementSketch({ placement }: { placement: Placement }) {
  return (
    <svg className={styles.sketch} viewBox="0 0 40 56" aria-hidden="true">
      <rect className={styles.screen} x=".5" y=".5" width="39" height="55" rx="5" />
      {drawings[shapes[placement]]}
    </svg>
  )
}

const box = (x: number, y: number, width: number, height: number, ours = false) => (
  <rect
    key={`${x} ${y}`}
    className={ours ? styles.ours : styles.theirs}
    x={x}
    y={y}
    width={width}
    height={height}
    rx="1.5"
  />
)
const row = (y: number, ours = false) => [box(5, y, 14, 8, ours), box(21, y, 14, 8, ours)]

const drawings: Record<Shape, React.ReactNode> = {
  feed: [box(5, 5, 18, 3), box(5, 10, 30, 2), box(5, 15, 30, 26, true), box(5, 44, 14, 3), box(25, 44, 10, 5)],
  profile: [box(5, 5, 12, 3), box(1, 11, 38, 30, true), box(5, 44, 16, 3), box(5, 49, 26, 2)],
  full: [box(1, 1, 38, 54, true), box(5, 4, 30, 1.5), box(5, 8, 12, 3), box(11, 46, 18, 5)],
  reel: [box(1, 1, 38, 54, true), box(5, 42, 14, 3), box(5, 47, 20, 2), box(33, 30, 3, 3), box(33, 36, 3, 3)],
  column: [box(4, 6, 18, 20), box(4, 30, 18, 20), box(26, 6, 10, 10, true), box(26, 20, 10, 10)],
  tile: [box(5, 6, 14, 14, true), box(21, 6, 14, 14), box(5, 26, 14, 14), box(21, 26, 14, 14)],
  search: [box(5, 5, 30, 5), ...row(14), box(5, 26, 30, 18, true), box(5, 47, 20, 3)],
  grid: [0, 1, 2].flatMap((line) =>
    [0, 1, 2].map((at) => box(3 + at * 12, 8 + line * 13, 10, 11, line === 1 && at === 1)),
  ),
}
