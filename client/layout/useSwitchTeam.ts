import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { api, query } from '../api.ts'
import { paths } from '../paths.ts'
import { say } from '../ui/toasts.ts'
import { lastPair } from './lastPair.ts'

export function useSwitchTeam() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (teamId: string) => api.accounts.switchTeam({ body: { teamId } }),
    onSuccess: async (desk) => {
      lastPair.forget()
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== api.accounts.getDesk.key[0] })
      queries.setQueryData(query(api.accounts.getDesk).queryKey, desk)
      await navigate(paths.home)
    },
    onError: (error) => say(error.message, { tone: 'problem' }),
  })
}
