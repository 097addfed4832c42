import { Button, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import { Segments } from '../ui/Segments.tsx'
import type { OwnPosts } from './ownPosts.ts'
import styles from './Posts.module.css'

interface PostShelfProps {
  own: OwnPosts
  /** What stands there while nothing was posted at all. */
  nothing: string
  children: ReactNode
}

/** A list of posts with what narrows it down above, and the way to older ones below. */
export function PostShelf({ own: { posts, items, narrowing }, nothing, children }: PostShelfProps) {
  const { network, setNetwork, text, setText } = narrowing
  const isNarrowed = network !== 'both' || text.trim() !== ''
  return (
    <div className={styles.shelf}>
      <div className={styles.narrowing}>
        <TextInput
          type="search"
          size="xs"
          aria-label="Words of the post"
          placeholder="Words of the post"
          maxLength={100}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Segments label="Which network" hideLabel options={networks} value={network} onChange={setNetwork} />
      </div>
      {posts.error && <ProblemNote error={posts.error} />}
      {posts.isPending && <RowSkeletons count={4} />}
      {posts.isSuccess && items.length === 0 && <p>{isNarrowed ? 'No post fits. Try other words.' : nothing}</p>}
      {children}
      {posts.hasNextPage && (
        <Button variant="default" loading={posts.isFetchingNextPage} onClick={() => void posts.fetchNextPage()}>
          Show older posts
        </Button>
      )}
    </div>
  )
}

const networks = [
  { value: 'both', label: 'Both' },
  { value: 'facebook', label: 'Page' },
  { value: 'instagram', label: 'Profile' },
] as const
