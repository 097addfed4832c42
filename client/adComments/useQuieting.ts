import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Comment, Thread } from '../../server/contract/threads.ts'
import { api } from '../api.ts'
import { patchComment, patchRows } from '../threads/cache.ts'
import { settleInbox } from '../threads/freshen.ts'
import { isolated } from '../ui/isolated.ts'
import { say } from '../ui/toasts.ts'

/** Hides a comment and pauses its ad in one step, and takes both back in one. */
export function useQuieting(thread: Thread) {
  const queries = useQueryClient()
  const settle = () => {
    settleInbox(queries, thread.id)
    for (const queryKey of [['adComments'], ['campaigns']]) void queries.invalidateQueries({ queryKey })
  }
  const onError = (error: Error) => say(error.message, { tone: 'problem' })
  const takeBack = useMutation({
    mutationFn: ({ comment }: { comment: Comment }) => api.adComments.unquietAd({ params: { commentId: comment.id } }),
    onSuccess: ({ stays }) =>
      stays === null
        ? say('Shown again, and the ad runs as before')
        : say(`Shown again. ${stays}`, { tone: 'problem' }),
    onError,
    onSettled: settle,
  })
  return useMutation({
    mutationFn: ({ comment }: { comment: Comment }) => api.adComments.quietAd({ params: { commentId: comment.id } }),
    onSuccess: (_nothing, { comment }) => {
      const hiddenAt = comment.hiddenAt ?? new Date().toISOString()
      patchComment(queries, thread.id, { id: comment.id, hiddenAt })
      if (!comment.parentId) patchRows(queries, thread.id, (row) => ({ ...row, hiddenAt }))
      say(`Hidden, and its ad is paused: ${isolated(comment.author.name)}`, {
        undo: () => takeBack.mutate({ comment }),
      })
    },
    onError,
    onSettled: settle,
  })
}
