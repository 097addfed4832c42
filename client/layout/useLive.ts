import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Desk } from '../../server/contract/accounts.ts'
import { api } from '../api.ts'
import { followChanges, type LiveState, markStale } from '../live.ts'

/** Keeps the cache in step with the team's changes, from what the desk knew when it was read. */
export function useLive({ person, team, seq }: Desk) {
  const queries = useQueryClient()
  const [state, setState] = useState<LiveState>('up')
  const personId = person?.id
  const teamId = team?.id

  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer `seq` is no reason to open the stream again.
  useEffect(() => {
    if (!personId || !teamId || !('EventSource' in globalThis)) return
    return followChanges({
      after: seq,
      onState: setState,
      onChanges: (changes) => markStale(queries, changes),
      onRefused: () => void queries.invalidateQueries({ queryKey: api.accounts.getDesk.key }),
    })
  }, [queries, personId, teamId])
  return state
}
