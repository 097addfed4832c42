import { infiniteQueryOptions } from '@tanstack/react-query'
import type { Remark } from '../../server/contract/people.ts'
import { api, query } from '../api.ts'

/** A card is read again when it is opened: what somebody wrote elsewhere changes it without a word on this thread. */
const fresh = { staleTime: 10_000, throwOnError: false }

export const customerQuery = (threadId: string) => ({
  ...query(api.people.getCustomer, { params: { threadId } }),
  ...fresh,
})

export const twinsQuery = (threadId: string) => ({ ...query(api.people.getTwins, { params: { threadId } }), ...fresh })

/** What somebody wrote on both networks, 6 at a time. */
export const remarksQuery = (personId: string) =>
  infiniteQueryOptions({
    queryKey: [...api.people.listRemarks.key, { params: { personId } }],
    queryFn: ({ pageParam, signal }) =>
      api.people.listRemarks({ params: { personId }, query: { limit: 6, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    ...fresh,
  })

export const remarksOf = (data: { pages: { items: Remark[] }[] } | undefined): Remark[] =>
  data?.pages.flatMap(({ items }) => items) ?? []
