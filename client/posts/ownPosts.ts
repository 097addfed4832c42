import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { Network } from '../../server/contract/values.ts'
import { api } from '../api.ts'

/** The pair's own posts of both networks, newest first and page by page, with what they are narrowed down to. */
export function useOwnPosts(pairId: string, having: 'anything' | 'picture') {
  const [network, setNetwork] = useState<Network | 'both'>('both')
  const [text, setText] = useState('')
  const words = useDeferredValue(text).trim()
  const posts = useInfiniteQuery({
    queryKey: [...api.posts.listPosts.key, pairId, { network, words, having }],
    queryFn: ({ pageParam, signal }) => {
      const only = network === 'both' ? undefined : network
      const query = { with: having, network: only, text: words || undefined, cursor: pageParam, limit: 30 }
      return api.posts.listPosts({ params: { pairId }, query }, signal)
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    throwOnError: false,
  })
  const items = posts.data?.pages.flatMap((page) => page.items) ?? []
  return { posts, items, narrowing: { network, setNetwork, text, setText } }
}

export type OwnPosts = ReturnType<typeof useOwnPosts>
