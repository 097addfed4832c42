import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import type { Comment, Thread } from '../../server/contract/threads.ts'
import { CommentTree } from '../moderation/CommentTree.tsx'
import { DeleteComment } from '../moderation/DeleteComment.tsx'
import { ReplyBox } from '../moderation/ReplyBox.tsx'
import { ReplyTools } from '../savedReplies/ReplyTools.tsx'
import { useSaveAnswer } from '../savedReplies/useSaveAnswer.ts'
import { threadQuery } from '../threads/threads.ts'
import { PostCard } from './PostCard.tsx'
import { ThreadHead } from './ThreadHead.tsx'
import styles from './ThreadScreen.module.css'
import { ThreadSkeleton } from './ThreadSkeleton.tsx'
import { useThreadKeys } from './useThreadKeys.ts'
import { type Triage, useTriageOutlet } from './useTriage.ts'

export function ThreadScreen() {
  const { threadId = '' } = useParams()
  const triage = useTriageOutlet()
  const { data: thread } = useQuery(threadQuery(threadId))
  if (!thread) return <ThreadSkeleton />
  return <OpenThread key={thread.id} thread={thread} triage={triage} />
}

/** One conversation with the post it hangs on beside it, and the box to answer it in. */
function OpenThread({ thread, triage }: { thread: Thread; triage: Triage }) {
  const [answering, setAnswering] = useState<string>()
  const [deleting, setDeleting] = useState<Comment>()
  const [offered, setOffered] = useState<string>()
  const [opening] = thread.comments
  const target = thread.comments.find(({ id }) => id === answering) ?? opening
  const { act, box } = useThreadKeys({ thread, triage, target, onDelete: setDeleting })

  const saveAnswer = useSaveAnswer()

  const answer = (comment: Comment) => {
    setAnswering(comment.id)
    box.current?.focus()
  }
  return (
    <article className={styles.thread} aria-label={`Thread by ${thread.author.name}`}>
      <ThreadHead thread={thread} triage={triage} />
      <div className={styles.body}>
        <PostCard post={thread.post} />
        <div className={styles.talk}>
          <CommentTree
            thread={thread}
            act={{ ...act, reply: answer, remove: setDeleting, edit: setOffered, save: saveAnswer }}
            answering={target?.id}
          />
        </div>
      </div>
      {target && (
        <ReplyBox
          key={target.id}
          ref={box}
          thread={thread}
          target={target}
          offered={offered}
          onTaken={() => setOffered(undefined)}
          tools={(composer) => <ReplyTools thread={thread} target={target} composer={composer} />}
          onBack={target === opening ? undefined : () => setAnswering(undefined)}
        />
      )}
      <DeleteComment thread={thread} comment={deleting} onClose={() => setDeleting(undefined)} onDelete={act.delete} />
    </article>
  )
}
