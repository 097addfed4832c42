import type { QueryClient } from '@tanstack/react-query'
import type { Change } from '../../server/contract/live.ts'
import { api, query } from '../api.ts'

/** Reads again what is the person's own: the feed is the team's, and says whose lists changed. */
export function freshenNotifications(queries: QueryClient, changes: Change[]) {
  const me = queries.getQueryData(query(api.accounts.getDesk).queryKey)?.person?.id ?? ''
  if (!changes.some(({ ids }) => ids.length === 0 || ids.includes(me))) return
  void queries.invalidateQueries({ queryKey: ['notifications'] })
}
