import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

const settleMs = 200

/** A field in which one looks for something that the platform knows, and what was found for it. */
export function useSearching<T>(
  key: readonly string[],
  search: (text: string, signal: AbortSignal) => Promise<{ items: T[] }>,
) {
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed.trim(), settleMs)
  const { data, error } = useQuery({
    queryKey: [...key, settled],
    queryFn: ({ signal }) => search(settled, signal),
    enabled: settled !== '',
    staleTime: 60_000,
    throwOnError: false,
  })
  const found = settled === typed.trim() ? data?.items : undefined
  return { typed, setTyped, found, problem: error?.message }
}
