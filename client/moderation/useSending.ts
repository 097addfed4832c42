import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Comment, PrivateReply } from '../../server/contract/threads.ts'
import { api } from '../api.ts'
import { patchComment, patchThread } from '../threads/cache.ts'
import { inboxChange, settleInbox } from '../threads/freshen.ts'
import { giveBack } from '../ui/drafts.ts'
import { say } from '../ui/toasts.ts'
import { replyDraft, whisperDraft } from './draftNames.ts'

interface Back {
  take: () => Promise<{ id: string; message: string }>
  /** The draft the words came from. */
  draft: string
  /** Once they are in it again. */
  onBack?: () => void
}

interface Time {
  reply: Comment
  /** Null for at once. */
  sendAt: string | null
}

/**
 * Takes back what has not left, a public reply or a private one, and puts off or hastens a public one. Of the person and the
 * worker one wins: then it says so.
 */
export function useSending(threadId: string) {
  const queries = useQueryClient()
  const change = {
    mutationKey: inboxChange,
    onError: (error: Error) => say(error.message, { tone: 'problem' }),
    onSettled: () => settleInbox(queries, threadId),
  }
  const back = useMutation({
    ...change,
    mutationFn: ({ take }: Back) => take(),
    onSuccess: (reply, { draft, onBack }) => {
      giveBack(draft, reply.message)
      const isOther = ({ id }: { id: string }) => id !== reply.id
      patchThread(queries, threadId, (known) => ({
        ...known,
        comments: known.comments.filter(isOther),
        privateReplies: known.privateReplies.filter(isOther),
      }))
      onBack?.()
    },
  })
  const time = useMutation({
    ...change,
    mutationFn: ({ reply, sendAt }: Time) =>
      api.moderation.changeSending({ params: { commentId: reply.id }, body: { sendAt } }),
    onSuccess: (reply) => patchComment(queries, threadId, reply),
  })
  return {
    takeBack: ({ id }: Comment, commentId: string) =>
      back.mutate({
        take: () => api.moderation.takeBackReply({ params: { commentId: id } }),
        draft: replyDraft(commentId),
      }),
    takeBackPrivately: ({ id, commentId }: PrivateReply, onBack: () => void) =>
      back.mutate({
        take: () => api.moderation.takeBackPrivateReply({ params: { privateReplyId: id } }),
        draft: whisperDraft(commentId),
        onBack,
      }),
    putOff: (reply: Comment, sendAt: string | null) => time.mutate({ reply, sendAt }),
  }
}
