import { useRef } from 'react'
import type { Comment, Thread } from '../../server/contract/threads.ts'
import { useCommentChange } from '../moderation/useCommentChange.ts'
import { keys, useKeys } from '../ui/keys.ts'
import type { Triage } from './useTriage.ts'

interface KeyedThread {
  thread: Thread
  triage: Triage
  /** The comment the reply box answers: what the keys act on. */
  target: Comment | undefined
  onDelete: (comment: Comment) => void
  onWhisper: (comment: Comment) => void
  onEdit: (comment: Comment) => void
  onBlock: (comment: Comment) => void
}

/** What one can do with the comments of a thread, by button or by key, and the box the reply is written in. */
export function useThreadKeys({ thread, triage, target, ...on }: KeyedThread) {
  const change = useCommentChange(thread)
  const box = useRef<HTMLTextAreaElement>(null)
  const act = {
    hide: (comment: Comment) => change({ comment, action: comment.hiddenAt ? 'show' : 'hide' }),
    like: (comment: Comment) => change({ comment, action: comment.likedAt ? 'unlike' : 'like' }),
    delete: (comment: Comment) => change({ comment, action: 'delete' }),
  }
  const whenAllowed = (right: keyof Comment['may'], then: (comment: Comment) => void) => () => {
    if (target?.may[right]) then(target)
  }
  useKeys({
    [keys.done]: () => triage.finish(thread),
    [keys.reply]: () => box.current?.focus(),
    [keys.hide]: whenAllowed('hide', act.hide),
    [keys.like]: whenAllowed('like', act.like),
    [keys.delete]: whenAllowed('delete', on.onDelete),
    [keys.privately]: whenAllowed('replyPrivately', on.onWhisper),
    [keys.edit]: () => {
      const ours = target?.may.edit ? target : thread.comments.findLast(({ may }) => may.edit)
      if (ours) on.onEdit(ours)
    },
    [keys.block]: whenAllowed('block', on.onBlock),
  })
  return { act, box }
}
