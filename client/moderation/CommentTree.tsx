import type { Comment, Thread } from '../../server/contract/threads.ts'
import { CommentCard } from './CommentCard.tsx'
import styles from './CommentTree.module.css'

export interface CommentActs {
  reply: (comment: Comment) => void
  hide: (comment: Comment) => void
  like: (comment: Comment) => void
  remove: (comment: Comment) => void
  /** Puts the text of a refused reply back into the box. */
  edit: (message: string) => void
  /** Keeps a reply of ours as a saved reply. */
  save: (message: string) => void
}

interface CommentTreeProps {
  thread: Thread
  act: CommentActs
  answering: string | undefined
}

/** The comments oldest first, each with the replies to it below. */
export function CommentTree({ thread, act, answering }: CommentTreeProps) {
  const ids = new Set(thread.comments.map(({ id }) => id))
  const byParent = Map.groupBy(thread.comments, ({ parentId }) => (parentId && ids.has(parentId) ? parentId : null))
  const [opening, ...loose] = byParent.get(null) ?? []

  const branch = (comment: Comment, depth: number) => {
    const replies = [...(byParent.get(comment.id) ?? []), ...(comment === opening ? loose : [])]
    return (
      <li key={comment.id} className={styles.item}>
        <CommentCard comment={comment} thread={thread} act={act} answered={comment.id === answering} />
        {replies.length > 0 && (
          <ol className={depth < 2 ? styles.replies : styles.flat}>
            {replies.map((reply) => branch(reply, depth + 1))}
          </ol>
        )}
      </li>
    )
  }
  return <ol className={styles.comments}>{opening && branch(opening, 0)}</ol>
}
