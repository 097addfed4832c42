import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import type { Answer } from '../../server/contract/endpoint.ts'
import { phrasesOf } from '../../server/contract/phrases.ts'
import type { search as contract } from '../../server/contract/search.ts'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { api } from '../api.ts'
import type { InboxSearch } from '../paths.ts'

type FoundPages = InfiniteData<Answer<typeof contract.searchComments>>

/** What an address looks for, 50 at a time; nothing is asked as long as there is no word in it. */
export function useFound(pairId: string, { text = '', by, order: _order, ...filter }: InboxSearch) {
  const query = { ...filter, text, order: by ?? ('newest' as const) }
  return useInfiniteQuery({
    queryKey: [...api.search.searchComments.key, { params: { pairId }, query }],
    queryFn: ({ pageParam, signal }) =>
      api.search.searchComments({ params: { pairId }, query: { ...query, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: phrasesOf(text).length > 0,
    placeholderData: (before, query) => (query?.queryKey[2] && isOf(query.queryKey[2], pairId) ? before : undefined),
    // What was found is asked for anew whenever somebody looks for it again: the live stream tells of threads, not of words.
    staleTime: 10_000,
  })
}

export type Found = ReturnType<typeof useFound>

/** The threads of what was found, each once, in that order. */
export const threadsFound = (found: FoundPages | undefined): ThreadRow[] => [
  ...new Map(found?.pages.flatMap(({ items }) => items.map(({ thread }) => [thread.id, thread] as const))).values(),
]

const isOf = (call: unknown, pairId: string) => (call as { params: { pairId: string } }).params.pairId === pairId
