import type { ReactNode } from 'react'
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
}

interface CommentTreeProps {
  thread: Thread
  act: CommentActs
  answering: string | undefined
  /** What stands between the comments by its time and is none. */
  asides?: Aside[]
}

export interface Aside {
  id: string
  createdAt: string
  shown: ReactNode
}

/** The comments oldest first, each with the replies to it below. */
export function CommentTree({ thread, act, answering, asides = [] }: CommentTreeProps) {
  const ids = new Set(thread.comments.map(({ id }) => id))
  const byParent = Map.groupBy(thread.comments, ({ parentId }) => (parentId && ids.has(parentId) ? parentId : null))
  const [opening, ...loose] = byParent.get(null) ?? []

  const branch = (comment: Comment, depth: number) => {
    const replies = [...(byParent.get(comment.id) ?? []), ...(comment === opening ? loose : [])]
    const between = comment === opening ? asides : []
    return (
      <li key={comment.id} className={styles.item}>
        <CommentCard comment={comment} thread={thread} act={act} answered={comment.id === answering} />
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
