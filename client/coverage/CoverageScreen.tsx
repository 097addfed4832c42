import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { SettingsFrame } from '../layout/SettingsFrame.tsx'
import { usePair } from '../layout/usePairs.ts'
import { paths } from '../paths.ts'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import styles from './CoverageScreen.module.css'
import { coverageQuery, postsQuery, type Show } from './coverage.ts'
import { NetworkCard } from './NetworkCard.tsx'
import { PostLine } from './PostLine.tsx'
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
  const items = posts.data?.pages.flatMap((page) => page.items) ?? []

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
      {posts.isPending && <RowSkeletons />}
      {posts.data && items.length === 0 && (
        <p>
          {show === 'differing' ? 'No post differs.' : 'Nothing was posted yet. Posts appear here once there are any.'}
        </p>
      )}
      <ol className={styles.posts} aria-label="Posts">
        {items.map((item) => (
          <PostLine key={item.id} post={item} onRead={post.mutate} />
        ))}
      </ol>
      {posts.hasNextPage && (
        <Button variant="default" loading={posts.isFetchingNextPage} onClick={() => void posts.fetchNextPage()}>
          Show older posts
        </Button>
      )}
    </SettingsFrame>
  )
}
