import { Link } from 'react-router'
import type { PostHit } from '../../server/contract/search.ts'
import { paths } from '../paths.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { Picture } from '../ui/Picture.tsx'
import styles from './PostsFound.module.css'

/** The posts that have the words; each leads to what was said below it. */
export function PostsFound({ pairId, posts }: { pairId: string; posts: PostHit[] }) {
  if (posts.length === 0) return null
  return (
    <ul className={styles.posts} aria-label="Posts found">
      {posts.map(({ post, excerpt }) => (
        <li key={post.id}>
          <Link className={styles.post} to={paths.inbox(pairId, { view: 'all', post: post.id })}>
            {post.pictureUrl && <Picture className={styles.picture} src={post.pictureUrl} lazy />}
            <span className={styles.text}>
              <span className={styles.head}>
                Post <NetworkMark network={post.network} />
              </span>
              <ForeignText oneLine marks={excerpt.marks}>
                {excerpt.text}
              </ForeignText>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
