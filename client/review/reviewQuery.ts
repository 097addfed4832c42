import { infiniteQueryOptions } from '@tanstack/react-query'
import type { ReviewItem } from '../../server/contract/review.ts'
import { api } from '../api.ts'

/** What waits for a decision, 50 at a time, oldest first. */
export const reviewQuery = (pairId: string) =>
  infiniteQueryOptions({
    queryKey: [...api.review.listReview.key, { params: { pairId } }],
    queryFn: ({ pageParam, signal }) =>
      api.review.listReview({ params: { pairId }, query: { cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

export const itemsIn = (data: { pages: { items: ReviewItem[] }[] } | undefined) =>
  data?.pages.flatMap(({ items }) => items) ?? []
