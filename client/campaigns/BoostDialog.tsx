import { Modal } from '@mantine/core'
import type { OwnPost } from '../../server/contract/posts.ts'
import { useOwnPosts } from '../posts/ownPosts.ts'
import { PostShelf } from '../posts/PostShelf.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { readable } from '../ui/numbers.ts'
import { Picture } from '../ui/Picture.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import styles from './Campaigns.module.css'

interface BoostDialogProps {
  pairId: string
  busy: boolean
  onChoose: (postId: string) => void
  onClose: () => void
}

/** The posts of both networks: one of them becomes a campaign as it stands. */
export function BoostDialog({ pairId, busy, onChoose, onClose }: BoostDialogProps) {
  const own = useOwnPosts(pairId, 'anything')
  return (
    <Modal opened onClose={onClose} title="Which post?" size="lg">
      <PostShelf own={own} nothing="Nothing was posted yet. Write a post first, or start from nothing.">
        <ul className={styles.posts} aria-label="Posts">
          {own.items.map((post) => (
            <li key={post.id}>
              <button type="button" disabled={busy || !post.boosting.possible} onClick={() => onChoose(post.id)}>
                {post.pictureUrl ? <Picture src={post.pictureUrl} lazy /> : <span />}
                <PostWords post={post} />
              </button>
            </li>
          ))}
        </ul>
      </PostShelf>
    </Modal>
  )
}

function PostWords({ post: { network, message, postedAt, likeCount, commentCount, boosting } }: { post: OwnPost }) {
  return (
    <span className={styles.what}>
      <ForeignText oneLine>{message || 'A post without words'}</ForeignText>
      <span className={styles.soft}>
        <NetworkMark network={network} /> · <RelativeTime at={postedAt} /> · {amount(likeCount, 'like')} ·{' '}
        {amount(commentCount, 'comment')}
      </span>
      {boosting.reason && <span className={styles.soft}>{boosting.reason}</span>}
    </span>
  )
}

const amount = (count: number, word: string) => `${readable(count)} ${word}${count === 1 ? '' : 's'}`
