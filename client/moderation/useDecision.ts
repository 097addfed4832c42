import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Comment } from '../../server/contract/threads.ts'
import { api } from '../api.ts'
import { promised } from '../offline/promise.ts'
import { patchComment } from '../threads/cache.ts'
import { inboxChange, settleInbox } from '../threads/freshen.ts'
import { say } from '../ui/toasts.ts'
import { sendingOf } from './foreseen.ts'

interface Answer {
  comment: Comment
  decision: keyof typeof decisionWords
}

/** In the words of the outbox. */
export const decisionWords = { went_out: 'It went out', send_again: 'Send it again', drop: 'Drop it' }

/** Says what became of something that no reading could decide. */
export function useDecision(threadId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationKey: inboxChange,
    mutationFn: ({ comment: { id, author, delivery }, decision }: Answer) =>
      promised(
        queries,
        api.moderation.decideDelivery,
        { params: { commentId: id }, body: { decision } },
        {
          threadId,
          what: `${decisionWords[decision]}: ${author.name}`,
          ahead: { comment: { id, delivery: delivery && sendingOf(delivery.action, delivery.message) } },
        },
      ),
    onSuccess: (comment) => comment && patchComment(queries, threadId, comment),
    onError: (error) => say(error.message, { tone: 'problem' }),
    onSettled: () => settleInbox(queries, threadId),
  })
}
