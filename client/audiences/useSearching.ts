import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, query } from '../api.ts'

const settleMs = 200

const searches = {
  interests: api.audiences.searchInterests,
  places: api.audiences.searchPlaces,
  languages: api.audiences.searchLanguages,
} as const

/** A field in which one looks for something that the platform knows, and what was found for it. */
export function useSearching<K extends keyof typeof searches>(kind: K, pairId: string) {
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed.trim(), settleMs)
  const search: (typeof searches)[K] = searches[kind]
  const { data, error, isFetching } = useQuery({
    queryKey: [...search.key, pairId, settled],
    queryFn: ({ signal }) => search({ params: { pairId }, query: { text: settled } }, signal),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    throwOnError: false,
  })
  const found = settled === typed.trim() && !isFetching ? data?.items : undefined
  return { typed, setTyped, found, problem: error?.message }
}
