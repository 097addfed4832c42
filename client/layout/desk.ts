import { type QueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { redirect } from 'react-router'
import type { Task } from '../../server/contract/access.ts'
import type { Desk } from '../../server/contract/accounts.ts'
import { api, query } from '../api.ts'
import { paths } from '../paths.ts'

/** Who is here, in which team, and what is at the other end of the wire. */
export const useDesk = () => useSuspenseQuery(query(api.accounts.getDesk)).data

export function useMayDo(task: Task) {
  return useDesk().team?.tasks.includes(task) ?? false
}

/** For the loaders of screens that need somebody: whoever is signed out is sent to sign in, and back afterwards. */
export async function requirePerson(queries: QueryClient, request: Request): Promise<Desk> {
  const desk = await queries.ensureQueryData(query(api.accounts.getDesk))
  if (desk.person) return desk
  const { pathname, search } = new URL(request.url)
  throw redirect(paths.signIn(pathname + search))
}
