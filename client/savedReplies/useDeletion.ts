import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SavedReply } from '../../server/contract/savedReplies.ts'
import { api } from '../api.ts'
import { isolated } from '../ui/isolated.ts'
import { dismiss, say } from '../ui/toasts.ts'

type List = Awaited<ReturnType<typeof api.savedReplies.listSavedReplies>>

/** Deletes a saved reply: gone from the lists at once, with a way back. */
export function useDeletion() {
  const queries = useQueryClient()
  const onError = (error: Error) => void say(error.message, { tone: 'problem' })
  const onSettled = () => queries.invalidateQueries({ queryKey: ['savedReplies'] })
  const restore = useMutation({
    mutationFn: (savedReplyId: string) => api.savedReplies.restoreSavedReply({ params: { savedReplyId } }),
    onError,
    onSettled,
  })
  const remove = useMutation({
    mutationFn: ({ id }: SavedReply) => api.savedReplies.deleteSavedReply({ params: { savedReplyId: id } }),
    onMutate: ({ id, title }) => {
      queries.setQueriesData<List>(
        { queryKey: api.savedReplies.listSavedReplies.key },
        (list) => list && { items: list.items.filter((one) => one.id !== id) },
      )
      return say(`Deleted: ${isolated(title)}`, { undo: () => restore.mutate(id) })
    },
    onError: (error, _reply, toast) => {
      if (toast !== undefined) dismiss(toast)
      onError(error)
    },
    onSettled,
  })
  return remove.mutate
}
