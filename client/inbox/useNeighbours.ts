import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { threadQuery } from '../threads/threads.ts'

/** Whoever holds a key down passes by more threads than are worth reading. */
const pauseMs = 250

/** Reads the threads before and after the one at `here` once somebody stays there, so that the next key shows one at once. */
export function useNeighbours(rows: ThreadRow[], here: number) {
  const queries = useQueryClient()
  const after = rows[here + 1]?.id
  const before = rows[here - 1]?.id
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const id of [after, before]) if (id) void queries.prefetchQuery(threadQuery(id))
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [queries, after, before])
}
