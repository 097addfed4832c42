import { useMutation, useQueryClient } from '@tanstack/react-query'
import { escaped } from '../../server/contract/variables.ts'
import { api } from '../api.ts'
import { isolated } from '../ui/isolated.ts'
import { say } from '../ui/toasts.ts'
import { useSendKey } from '../ui/useSendKey.ts'

const longestTitle = 60

/** Keeps something we said as a saved reply, with one press and a way back. */
export function useSaveAnswer() {
  const queries = useQueryClient()
  const sendKey = useSendKey()
  const refresh = () => queries.invalidateQueries({ queryKey: ['savedReplies'] })
  const onError = (error: Error) => void say(error.message, { tone: 'problem' })
  const { mutate: remove } = useMutation({
    mutationFn: (savedReplyId: string) => api.savedReplies.deleteSavedReply({ params: { savedReplyId } }),
    onError,
    onSettled: refresh,
  })
  const { mutate } = useMutation({
    mutationFn: (message: string) => {
      const body = { title: titleOf(message), text: escaped(message) }
      return api.savedReplies.createSavedReply({ body, key: sendKey.keyFor(body) })
    },
    onSuccess: ({ id, title }) => {
      sendKey.forget()
      say(`Saved: ${isolated(title)}`, { undo: () => remove(id) })
    },
    onError,
    onSettled: refresh,
  })
  return mutate
}

/** Its first words; whoever wants a better name gives it one later. */
function titleOf(message: string) {
  const [line = message] = message.trim().split('\n')
  return [...line].slice(0, longestTitle).join('').trim()
}
