import { IconExternalLink } from '@tabler/icons-react'
import type { Post } from '../../server/contract/threads.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { readable } from '../ui/numbers.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import styles from './PostCard.module.css'

/** The post people are talking about, so that one sees the picture the customer sees. */
export function PostCard({ post }: { post: Post }) {
  return (
    <aside className={styles.card} aria-label="The post">
      {post.pictureUrl && <img className={styles.picture} src={post.pictureUrl} alt="" />}
      <div className={styles.text}>
        <span className={styles.meta}>
          <NetworkMark network={post.network} />
          <RelativeTime at={post.postedAt} />
        </span>
        <div className={styles.message}>
          <ForeignText>{post.message || 'A post without words'}</ForeignText>
        </div>
        <span className={styles.meta}>
          {amount(post.likeCount, 'like')} · {amount(post.commentCount, 'comment')}
          {post.url && (
            <a href={post.url} target="_blank" rel="noreferrer" className={styles.link}>
              See the post
              <IconExternalLink size={13} aria-hidden="true" />
            </a>
          )}
        </span>
      </div>
    </aside>
  )
}

const amount = (count: number, word: string) => `${readable(count)} ${word}${count === 1 ? '' : 's'}`
