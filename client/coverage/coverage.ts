import { infiniteQueryOptions } from '@tanstack/react-query'
import type { PostCoverage } from '../../server/contract/coverage.ts'
import { api, query } from '../api.ts'

export type Show = 'all' | 'differing'

export const coverageQuery = (pairId: string) => query(api.coverage.getCoverage, { params: { pairId } })

/** The posts with both counts, 50 at a time, newest first. */
export const postsQuery = (pairId: string, show: Show) =>
  infiniteQueryOptions({
    queryKey: [...api.coverage.listCoverage.key, { params: { pairId }, query: { show } }],
    queryFn: ({ pageParam, signal }) =>
      api.coverage.listCoverage({ params: { pairId }, query: { show, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

export const postsIn = (data: { pages: { items: PostCoverage[] }[] } | undefined) =>
  data?.pages.flatMap(({ items }) => items) ?? []
