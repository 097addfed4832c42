import type { ReactNode } from 'react'
import type { Comment, Thread } from '../../server/contract/threads.ts'
import { CommentCard } from './CommentCard.tsx'
import styles from './CommentTree.module.css'
import { EditComment } from './EditComment.tsx'
import { WhisperCard } from './WhisperCard.tsx'

export interface CommentActs {
  reply: (comment: Comment) => void
  hide: (comment: Comment) => void
  like: (comment: Comment) => void
  remove: (comment: Comment) => void
  /** Opens the author's words to be changed. */
  edit: (comment: Comment) => void
  whisper: (comment: Comment) => void
  /** Blocks or unblocks its author. */
  block: (comment: Comment) => void
  /** Keeps a reply of ours as a saved reply. */
  save: (message: string) => void
}

interface CommentTreeProps {
  thread: Thread
  act: CommentActs
  answering: string | undefined
  /** The comment whose words are being changed. */
  editing: string | undefined
  onEdited: () => void
  /** What stands between the comments by its time and is none. */
  asides?: Aside[]
}

export interface Aside {
  id: string
  createdAt: string
  shown: ReactNode
}

/** The comments oldest first, each with the replies to it below. */
export function CommentTree({ thread, act, answering, editing, onEdited, asides = [] }: CommentTreeProps) {
  const ids = new Set(thread.comments.map(({ id }) => id))
  const byParent = Map.groupBy(thread.comments, ({ parentId }) => (parentId && ids.has(parentId) ? parentId : null))
  const whispers = Map.groupBy(thread.privateReplies, ({ commentId }) => commentId)
  const [opening, ...loose] = byParent.get(null) ?? []

  const branch = (comment: Comment, depth: number) => {
    const replies = [...(byParent.get(comment.id) ?? []), ...(comment === opening ? loose : [])]
    const between = comment === opening ? asides : []
    return (
      <li key={comment.id} className={styles.item}>
        {comment.id === editing ? (
          <EditComment thread={thread} comment={comment} onClose={onEdited} />
        ) : (
          <CommentCard comment={comment} thread={thread} act={act} answered={comment.id === answering} />
        )}
        {whispers.get(comment.id)?.map((whisper) => (
          <WhisperCard
            key={whisper.id}
            whisper={whisper}
            comment={comment}
            threadId={thread.id}
            onBack={() => act.whisper(comment)}
          />
        ))}
        {replies.length + between.length > 0 && (
          <ol className={depth < 2 ? styles.replies : styles.flat}>
            {among(replies, between).map((one) => ('shown' in one ? aside(one) : branch(one, depth + 1)))}
          </ol>
        )}
      </li>
    )
  }
  return <ol className={styles.comments}>{opening && branch(opening, 0)}</ol>
}

const aside = ({ id, shown }: Aside) => (
  <li key={id} className={styles.item}>
    {shown}
  </li>
)

const among = (replies: Comment[], asides: Aside[]): (Comment | Aside)[] =>
  asides.length === 0 ? replies : [...replies, ...asides].sort((a, b) => a.createdAt.localeCompare(b.createdAt))
