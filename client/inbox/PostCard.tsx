import { IconExternalLink, IconSpeakerphone } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Post } from '../../server/contract/threads.ts'
import { BoostPost } from '../boosting/BoostPost.tsx'
import { paths } from '../paths.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { readable } from '../ui/numbers.ts'
import { Picture } from '../ui/Picture.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import styles from './PostCard.module.css'

interface PostCardProps {
  pairId: string
  post: Post
  /** Whether the thread came on the ad, and not to the post itself. */
  onAd: boolean
}

/** The post people are talking about, so that one sees the picture the customer sees. */
export function PostCard({ pairId, post, onAd }: PostCardProps) {
  return (
    <aside className={styles.card} aria-label="The post">
      {post.pictureUrl && <Picture className={styles.picture} src={post.pictureUrl} />}
      <div className={styles.text}>
        <span className={styles.meta}>
          <NetworkMark network={post.network} />
          <RelativeTime at={post.postedAt} />
          {post.owner && (
            <span>
              by <ForeignText>{post.owner}</ForeignText>
            </span>
          )}
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
        <span className={styles.meta}>
          {post.ad && (
            <Link className={styles.ad} to={paths.inbox(pairId, { view: 'ads', ad: post.ad.id })}>
              <IconSpeakerphone size={13} aria-hidden="true" />
              <span>{onAd ? 'Ad: ' : 'This post is also an ad: '}</span>
              <ForeignText oneLine>{post.ad.title}</ForeignText>
            </Link>
          )}
          <Link className={styles.link} to={paths.inbox(pairId, { view: 'all', post: post.id })}>
            All comments on this post
          </Link>
          {!onAd && !post.owner && <BoostPost pairId={pairId} postId={post.id} className={styles.boost} />}
        </span>
      </div>
    </aside>
  )
}

const amount = (count: number, word: string) => `${readable(count)} ${word}${count === 1 ? '' : 's'}`
