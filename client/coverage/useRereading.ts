import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { say } from '../ui/toasts.ts'

/** Reads one post again, all that differ, or stops that. */
export function useRereading(pairId: string) {
  const queries = useQueryClient()
  const onError = (error: Error) => say(error.message, { tone: 'problem' })
  const onSettled = () => queries.invalidateQueries({ queryKey: ['coverage'] })
  const params = { pairId }
  const post = useMutation({
    mutationFn: (postId: string) => api.coverage.readPost({ params: { postId } }),
    onError,
    onSettled,
  })
  const all = useMutation({ mutationFn: () => api.coverage.readDiffering({ params }), onError, onSettled })
  const stop = useMutation({ mutationFn: () => api.coverage.cancelReading({ params }), onError, onSettled })
  return { post, all, stop }
}
