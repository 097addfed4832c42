import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { AdImage } from '../../server/contract/adImages.ts'
import { api } from '../api.ts'

/** The pictures of a pair, newest first; as many pages are read as it takes to have those that are used. */
export function useImages(pairId: string, used: string[] = []) {
  const images = useInfiniteQuery({
    queryKey: [...api.adImages.listImages.key, pairId],
    queryFn: ({ pageParam, signal }) =>
      api.adImages.listImages({ params: { pairId }, query: { cursor: pageParam, limit: 100 } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    throwOnError: false,
  })
  const { data, hasNextPage, isFetching, fetchNextPage } = images
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data])
  const byId = useMemo(() => new Map(items.map((image) => [image.id, image])), [items])
  const isMissing = used.some((id) => !byId.has(id))
  useEffect(() => {
    if (isMissing && hasNextPage && !isFetching) void fetchNextPage()
  }, [isMissing, hasNextPage, isFetching, fetchNextPage])
  /** Whether what is not among them is nowhere. */
  const isComplete = data !== undefined && !isFetching && !(isMissing && hasNextPage)
  return { items, byId, isComplete, hasNextPage, isFetching, fetchNextPage }
}

export type Images = ReturnType<typeof useImages>
export type ImageOf = (id: string | null | undefined) => AdImage | undefined
