import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import type { Comment, Thread } from '../../server/contract/threads.ts'
import { AdCard } from '../adComments/AdCard.tsx'
import { BlockAuthor } from '../moderation/BlockAuthor.tsx'
import { CommentTree } from '../moderation/CommentTree.tsx'
import { DeleteComment } from '../moderation/DeleteComment.tsx'
import { ReplyBox } from '../moderation/ReplyBox.tsx'
import type { Mode } from '../moderation/ReplyParts.tsx'
import { useBlock } from '../moderation/useBlock.ts'
import { NoteBox } from '../notes/NoteBox.tsx'
import { NoteCard } from '../notes/NoteCard.tsx'
import { useNotes } from '../notes/useNotes.ts'
import { CustomerPane } from '../people/CustomerPane.tsx'
import { useSoftLock } from '../presence/useSoftLock.tsx'
import { RuleMarks } from '../rules/RuleMarks.tsx'
import { ReplyTools } from '../savedReplies/ReplyTools.tsx'
import { useSaveAnswer } from '../savedReplies/useSaveAnswer.ts'
import { useShownComment } from '../search/useShownComment.ts'
import { threadQuery } from '../threads/threads.ts'
import { TriageBar } from '../triage/TriageBar.tsx'
import { PostCard } from './PostCard.tsx'
import { ThreadHead } from './ThreadHead.tsx'
import styles from './ThreadScreen.module.css'
import { ThreadSkeleton } from './ThreadSkeleton.tsx'
import { usePrinting } from './usePrinting.ts'
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
  const [blocking, setBlocking] = useState<Comment>()
  const [editing, setEditing] = useState<string>()
  const [mode, setMode] = useState<Mode>('public')
  const [opening] = thread.comments
  const notes = useNotes(thread)
  const target = thread.comments.find(({ id }) => id === answering) ?? opening
  useShownComment()
  usePrinting()
  const lock = useSoftLock(triage.pairId, thread.id)
  const changeBlock = useBlock(thread)
  const write = (comment: Comment, to: Mode) => {
    setAnswering(comment.id)
    setMode(to)
    box.current?.focus()
  }
  const block = (comment: Comment) =>
    comment.blockedAt ? changeBlock({ comment, block: false }) : setBlocking(comment)
  const on = {
    whisper: (comment: Comment) => write(comment, 'private'),
    edit: (comment: Comment) => setEditing(comment.id),
    block,
    save: useSaveAnswer(),
  }
  const { act, box } = useThreadKeys({
    thread,
    triage,
    target,
    onDelete: setDeleting,
    onWhisper: on.whisper,
    onEdit: on.edit,
    onBlock: on.block,
  })
  return (
    <article className={styles.thread} aria-label={`Thread by ${thread.author.name}`}>
      <div>
        <ThreadHead thread={thread} triage={triage} />
        <TriageBar thread={thread} />
        <RuleMarks pairId={triage.pairId} threadId={thread.id} />
      </div>
      <div className={styles.body}>
        <div className={styles.beside}>
          <PostCard pairId={triage.pairId} post={thread.post} onAd={thread.onAd} />
          <AdCard pairId={triage.pairId} thread={thread} comment={target} />
          <CustomerPane thread={thread} />
        </div>
        <div className={styles.talk}>
          <CommentTree
            thread={thread}
            act={{ ...act, ...on, reply: (comment) => write(comment, 'public'), remove: setDeleting }}
            answering={target?.id}
            editing={editing}
            onEdited={() => setEditing(undefined)}
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
        <div onInput={lock.typed}>
          <ReplyBox
            key={target.id}
            ref={box}
            thread={thread}
            target={target}
            mode={mode}
            onMode={setMode}
            onWhisper={on.whisper}
            onBack={target === opening ? undefined : () => setAnswering(undefined)}
            notice={lock.notice}
            maySend={lock.maySend}
            tools={(composer) => <ReplyTools thread={thread} target={target} composer={composer} />}
          />
        </div>
      )}
      <BlockAuthor
        comment={blocking}
        onClose={() => setBlocking(undefined)}
        onBlock={(comment, hideComments) => changeBlock({ comment, block: true, hideComments })}
      />
      <DeleteComment thread={thread} comment={deleting} onClose={() => setDeleting(undefined)} onDelete={act.delete} />
    </article>
  )
}
