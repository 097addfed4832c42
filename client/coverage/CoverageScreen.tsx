import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { SettingsFrame } from '../layout/SettingsFrame.tsx'
import { usePair } from '../layout/usePairs.ts'
import { paths } from '../paths.ts'
import styles from './CoverageScreen.module.css'
import { coverageQuery, postsIn, postsQuery, type Show } from './coverage.ts'
import { NetworkCard } from './NetworkCard.tsx'
import { PostList } from './PostList.tsx'
import { Rereading } from './Rereading.tsx'
import { useRereading } from './useRereading.ts'

const shows: [Show, string][] = [
  ['all', 'All posts'],
  ['differing', 'Only those that differ'],
]
/** The end of a reading is told by nobody, so while one is under way it is asked for. */
const pollMs = 1_500

/** Is anything missing? What was heard and read of each network, and both counts of every post. */
export function CoverageScreen() {
  const pair = usePair()
  const [params] = useSearchParams()
  const show: Show = params.get('show') === 'differing' ? 'differing' : 'all'
  const coverage = useQuery({
    ...coverageQuery(pair.id),
    refetchInterval: ({ state }) => (state.data?.reading ? pollMs : 60_000),
  })
  const posts = useInfiniteQuery({
    ...postsQuery(pair.id, show),
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(({ reading }) => reading)) ? pollMs : false,
  })
  const { post } = useRereading(pair.id)

  return (
    <SettingsFrame title="Is anything missing?">
      <div className={styles.networks}>
        {coverage.data?.networks.map((network) => (
          <NetworkCard key={network.network} of={network} />
        ))}
      </div>
      {coverage.data && <Rereading pairId={pair.id} coverage={coverage.data} />}
      <nav className={styles.filter} aria-label="Which posts">
        {shows.map(([each, word]) => (
          <Link key={each} to={paths.coverage(pair.id, each)} aria-current={each === show ? 'page' : undefined}>
            {word}
          </Link>
        ))}
      </nav>
      <PostList posts={posts} items={postsIn(posts.data)} show={show} onRead={post.mutate} />
    </SettingsFrame>
  )
}
