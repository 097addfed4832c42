import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { patchComment } from '../threads/cache.ts'
import { inboxChange, settleInbox } from '../threads/freshen.ts'
import { say } from '../ui/toasts.ts'

interface Answer {
  commentId: string
  decision: 'went_out' | 'send_again' | 'drop'
}

/** Says what became of something that no reading could decide. */
export function useDecision(threadId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationKey: inboxChange,
    mutationFn: ({ commentId, decision }: Answer) =>
      api.moderation.decideDelivery({ params: { commentId }, body: { decision } }),
    onSuccess: (comment) => patchComment(queries, threadId, comment),
    onError: (error) => say(error.message, { tone: 'problem' }),
    onSettled: () => settleInbox(queries, threadId),
  })
}
