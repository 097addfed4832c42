import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { say } from '../ui/toasts.ts'
import { patchComment } from './cache.ts'
import { inboxChange, settleInbox } from './freshen.ts'

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
      api.inbox.decideDelivery({ params: { commentId }, body: { decision } }),
    onSuccess: (comment) => patchComment(queries, threadId, comment),
    onError: (error) => say(error.message, { tone: 'problem' }),
    onSettled: () => settleInbox(queries, threadId),
  })
}
