import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Answer } from '../../server/contract/endpoint.ts'
import type { ReviewItem, review } from '../../server/contract/review.ts'
import { api } from '../api.ts'
import { inboxChange, settleInbox } from '../threads/freshen.ts'
import { say } from '../ui/toasts.ts'
import { reviewQuery } from './reviewQuery.ts'

export type Verdict = 'went_out' | 'send_again' | 'drop'

const words: Record<Verdict, string> = {
  went_out: 'Noted: it went out.',
  send_again: 'It is being sent again.',
  drop: 'Dropped.',
}

type Pages = InfiniteData<Answer<typeof review.listReview>>

/** Says what became of it: the item leaves the list at once, and comes back when the server does not take the word. */
export function useDecide(pairId: string) {
  const queries = useQueryClient()
  const { queryKey } = reviewQuery(pairId)
  return useMutation({
    mutationKey: inboxChange,
    mutationFn: ({ item, decision }: { item: ReviewItem; decision: Verdict }) =>
      api.moderation.decideDelivery({ params: { commentId: item.comment.id }, body: { decision } }),
    onMutate: async ({ item }) => {
      await queries.cancelQueries({ queryKey })
      const before = queries.getQueryData<Pages>(queryKey)
      queries.setQueryData<Pages>(queryKey, (known) => known && without(known, item.comment.id))
      return before
    },
    onSuccess: (_comment, { decision }) => void say(words[decision]),
    onError: (error, _sent, before) => {
      queries.setQueryData(queryKey, before)
      say(error.message, { tone: 'problem' })
    },
    onSettled: (_comment, _error, { item }) => {
      settleInbox(queries, item.threadId)
      return queries.invalidateQueries({ queryKey })
    },
  })
}

const without = (known: Pages, commentId: string): Pages => ({
  ...known,
  pages: known.pages.map((page) => ({ ...page, items: page.items.filter(({ comment }) => comment.id !== commentId) })),
})
