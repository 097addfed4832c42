import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useParams } from 'react-router'
import type { Pair } from '../../server/contract/linking.ts'
import { Problem } from '../../server/contract/problem.ts'
import { api, query } from '../api.ts'
import { useDesk } from './desk.ts'
import { lastPair } from './lastPair.ts'

const none: Pair[] = []

/** The team's pairs by name; none for somebody without a team. */
export function usePairs() {
  const { team } = useDesk()
  return useQuery({ ...query(api.linking.listPairs), enabled: team !== null }).data?.items ?? none
}

/** The pair the address names, otherwise the one worked on last. */
export function useCurrentPair() {
  const { pairId } = useParams()
  const pairs = usePairs()
  useEffect(() => {
    if (pairId) lastPair.keep(pairId)
  }, [pairId])
  return pairs.find(({ id }) => id === (pairId ?? lastPair.read())) ?? (pairId ? undefined : pairs[0])
}

/** The pair the address names; without it there is no screen. One that is unlinked meanwhile stays until one leaves. */
export function usePair(): Pair {
  const { pairId } = useParams()
  const { items } = useSuspenseQuery(query(api.linking.listPairs)).data
  const held = useRef<Pair>(undefined)
  const pair = items.find(({ id }) => id === pairId) ?? (held.current?.id === pairId ? held.current : undefined)
  held.current = pair
  if (!pair) throw new Problem('not_found', 'Your team has no such pair.')
  return pair
}
