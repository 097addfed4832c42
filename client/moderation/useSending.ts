import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Comment } from '../../server/contract/threads.ts'
import { api } from '../api.ts'
import { patchComment, patchThread } from '../threads/cache.ts'
import { inboxChange, settleInbox } from '../threads/freshen.ts'
import { giveBack } from '../ui/drafts.ts'
import { say } from '../ui/toasts.ts'
import { replyDraft } from './draftNames.ts'

interface Step {
  reply: Comment
  /** The comment whose box the words came from. */
  commentId: string
  /** Another time, null for at once; absent to take it back. */
  sendAt?: string | null
}

/** Takes back, puts off or hastens a reply that has not left. Of the person and the worker one wins: then it says so. */
export function useSending(threadId: string) {
  const queries = useQueryClient()
  const change = useMutation({
    mutationKey: inboxChange,
    mutationFn: ({ reply, sendAt }: Step) => {
      const params = { commentId: reply.id }
      if (sendAt === undefined) return api.moderation.takeBackReply({ params })
      return api.moderation.changeSending({ params, body: { sendAt } })
    },
    onSuccess: (reply, { commentId, sendAt }) => {
      if (sendAt !== undefined) return patchComment(queries, threadId, reply)
      giveBack(replyDraft(commentId), reply.message)
      patchThread(queries, threadId, (known) => ({
        ...known,
        comments: known.comments.filter(({ id }) => id !== reply.id),
      }))
    },
    onError: (error) => say(error.message, { tone: 'problem' }),
    onSettled: () => settleInbox(queries, threadId),
  })
  return {
    takeBack: (reply: Comment, commentId: string) => change.mutate({ reply, commentId }),
    putOff: (reply: Comment, sendAt: string | null) =>
      change.mutate({ reply, commentId: reply.parentId ?? '', sendAt }),
  }
}
