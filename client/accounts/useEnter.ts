import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import type { Desk } from '../../server/contract/accounts.ts'
import { api, query } from '../api.ts'
import { returnToOf } from '../paths.ts'

/** Goes in as the person the desk names, to where they were on their way. */
export function useEnter() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  return (desk: Desk) => {
    queries.clear()
    queries.setQueryData(query(api.accounts.getDesk).queryKey, desk)
    void navigate(returnToOf(params), { replace: true })
  }
}
