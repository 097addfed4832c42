import { Button } from '@mantine/core'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { PostCoverage } from '../../server/contract/coverage.ts'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import styles from './CoverageScreen.module.css'
import type { Show } from './coverage.ts'
import { PostLine } from './PostLine.tsx'

interface PostListProps {
  posts: UseInfiniteQueryResult
  items: PostCoverage[]
  show: Show
  onRead: (postId: string) => void
}

export function PostList({ posts, items, show, onRead }: PostListProps) {
  if (posts.isPending) return <RowSkeletons />
  if (items.length === 0) {
    const nothing = 'Nothing was posted yet. Posts appear here once there are any.'
    return <p>{show === 'differing' ? 'No post differs.' : nothing}</p>
  }
  return (
    <>
      <ol className={styles.posts} aria-label="Posts">
        {items.map((post) => (
          <PostLine key={post.id} post={post} onRead={onRead} />
        ))}
      </ol>
      {posts.hasNextPage && (
        <Button variant="default" loading={posts.isFetchingNextPage} onClick={() => void posts.fetchNextPage()}>
          Show older posts
        </Button>
      )}
    </>
  )
}
