import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { api, query } from '../api.ts'
import { paths } from '../paths.ts'
import { say } from '../ui/toasts.ts'
import { lastPair } from './lastPair.ts'

/** Ends the session and leaves nothing of what it showed in this tab. */
export function useSignOut() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => api.accounts.signOut(),
    onSuccess: async () => {
      const desk = await queries.fetchQuery({ ...query(api.accounts.getDesk), staleTime: 0 })
      lastPair.forget()
      await navigate(paths.home)
      queries.clear()
      queries.setQueryData(query(api.accounts.getDesk).queryKey, desk)
    },
    onError: (error) => say(error.message, { tone: 'problem' }),
  })
}
