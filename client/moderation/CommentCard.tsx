import { IconEyeOff, IconHeartFilled, IconPencil } from '@tabler/icons-react'
import type { Comment, Thread } from '../../server/contract/threads.ts'
import { Badge } from '../threads/StateBadge.tsx'
import { Face } from '../ui/Face.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { CommentButtons } from './CommentButtons.tsx'
import styles from './CommentCard.module.css'
import type { CommentActs } from './CommentTree.tsx'
import { DeliveryNote } from './DeliveryNote.tsx'

interface CommentCardProps {
  comment: Comment
  thread: Thread
  act: CommentActs
  /** The reply box answers this one. */
  answered: boolean
}

export function CommentCard({ comment, thread, act, answered }: CommentCardProps) {
  const { author, deletedAt, hiddenAt, delivery } = comment
  const faded = deletedAt || hiddenAt || delivery?.state === 'refused'
  return (
    <article
      id={`comment-${comment.id}`}
      tabIndex={-1}
      className={`${styles.comment} ${author.us ? styles.ours : ''} ${faded ? styles.faded : ''}`}
      aria-label={`Comment by ${author.name}`}
    >
      <Face name={author.name} size={28} />
      <div className={styles.content}>
        <div className={styles.head}>
          <span className={styles.name}>
            <ForeignText oneLine>{author.name}</ForeignText>
          </span>
          <span className={styles.time}>
            <RelativeTime at={comment.createdAt} />
          </span>
          {hiddenAt && !deletedAt && <Badge tone="calm" icon={IconEyeOff} word="Hidden" />}
          {comment.editedAt && <Badge tone="calm" icon={IconPencil} word="Edited" />}
          {comment.likeCount > 0 && (
            <span className={styles.likes}>
              <IconHeartFilled size={12} aria-hidden="true" />
              {comment.likeCount} {comment.likeCount === 1 ? 'like' : 'likes'}
              {comment.likedAt && ', yours too'}
            </span>
          )}
        </div>
        <div className={styles.message}>
          {deletedAt && delivery?.state !== 'needs_you' ? (
            <em>{delivery?.state === 'sending' ? 'Being deleted…' : 'Deleted'}</em>
          ) : (
            <ForeignText>{comment.message || 'A picture or a sticker'}</ForeignText>
          )}
        </div>
        <DeliveryNote comment={comment} threadId={thread.id} onEdit={act.edit} />
      </div>
      {!deletedAt && <CommentButtons comment={comment} act={act} answered={answered} />}
    </article>
  )
}
