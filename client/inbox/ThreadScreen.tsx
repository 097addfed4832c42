import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import type { Comment, Thread } from '../../server/contract/threads.ts'
import { CommentTree } from '../moderation/CommentTree.tsx'
import { DeleteComment } from '../moderation/DeleteComment.tsx'
import { ReplyBox } from '../moderation/ReplyBox.tsx'
import { NoteBox } from '../notes/NoteBox.tsx'
import { NoteCard } from '../notes/NoteCard.tsx'
import { useNotes } from '../notes/useNotes.ts'
import { RuleMarks } from '../rules/RuleMarks.tsx'
import { useShownComment } from '../search/useShownComment.ts'
import { threadQuery } from '../threads/threads.ts'
import { TriageBar } from '../triage/TriageBar.tsx'
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
  const notes = useNotes(thread)
  const target = thread.comments.find(({ id }) => id === answering) ?? opening
  useShownComment()
  const { act, box } = useThreadKeys({ thread, triage, target, onDelete: setDeleting })

  const answer = (comment: Comment) => {
    setAnswering(comment.id)
    box.current?.focus()
  }
  return (
    <article className={styles.thread} aria-label={`Thread by ${thread.author.name}`}>
      <div>
        <ThreadHead thread={thread} triage={triage} />
        <TriageBar thread={thread} />
        <RuleMarks pairId={triage.pairId} threadId={thread.id} />
      </div>
      <div className={styles.body}>
        <PostCard post={thread.post} />
        <div className={styles.talk}>
          <CommentTree
            thread={thread}
            act={{ ...act, reply: answer, remove: setDeleting, edit: setOffered }}
            answering={target?.id}
            asides={notes.map((note) => ({
              id: note.id,
              createdAt: note.createdAt,
              shown: <NoteCard note={note} />,
            }))}
          />
          <NoteBox threadId={thread.id} />
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
          onBack={target === opening ? undefined : () => setAnswering(undefined)}
        />
      )}
      <DeleteComment thread={thread} comment={deleting} onClose={() => setDeleting(undefined)} onDelete={act.delete} />
    </article>
  )
}
