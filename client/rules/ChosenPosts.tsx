import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api, query } from '../api.ts'
import styles from './Rules.module.css'

interface ChosenPostsProps {
  pairId: string
  value: string[]
  error: string | undefined
  onChange: (postIds: string[]) => void
}

/** The posts and ads that people wrote under lately, and those chosen before. */
export function ChosenPosts({ pairId, value, error, onChange }: ChosenPostsProps) {
  const { data } = useQuery(query(api.inbox.listThreads, { params: { pairId }, query: { view: 'all', limit: 100 } }))
  const known = new Map(data?.items.map(({ post }) => [post.id, post.ad?.title || post.message || post.id]))
  for (const id of value) if (!known.has(id)) known.set(id, id)
  return (
    <Checkbox.Group label="Posts and ads" value={value} error={error} onChange={onChange}>
      <div className={styles.posts}>
        {[...known].map(([id, title]) => (
          <Checkbox key={id} value={id} label={<bdi>{title.slice(0, 80)}</bdi>} />
        ))}
      </div>
    </Checkbox.Group>
  )
}
