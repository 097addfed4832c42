import { useQuery } from '@tanstack/react-query'
import type { SavedReply } from '../../server/contract/savedReplies.ts'
import type { Comment, Thread } from '../../server/contract/threads.ts'
import type { Values } from '../../server/contract/variables.ts'
import { api, query } from '../api.ts'
import { useDesk } from '../layout/desk.ts'
import { usePair } from '../layout/usePairs.ts'
import { valuesOf } from './values.ts'

export const savedRepliesQuery = (pairId: string) => query(api.savedReplies.listSavedReplies, { query: { pairId } })

export const shopLinkQuery = (pairId: string) => query(api.savedReplies.getShopLink, { params: { pairId } })

const none: SavedReply[] = []

/** What helps with writing must never keep anybody from writing: what cannot be read is not there. */
export function useSavedReplies(): SavedReply[] {
  const { data } = useQuery({ ...savedRepliesQuery(usePair().id), throwOnError: false })
  return data?.items ?? none
}

/** What the variables stand for; undefined until it is known where the shop is. */
export function useValues(thread: Thread, target: Comment): Values | undefined {
  const pair = usePair()
  const { person } = useDesk()
  const { data, isError } = useQuery({ ...shopLinkQuery(pair.id), throwOnError: false })
  if (!data && !isError) return undefined
  return valuesOf({ thread, target, pair, me: person?.name ?? null, shopLink: data?.url ?? null })
}

/** What might answer the thread; asked again when the customer has said something new. */
export function useSuggestions(thread: Thread) {
  const call = { params: { threadId: thread.id } }
  const newest = thread.comments.findLast(({ author, deletedAt }) => !author.us && !deletedAt)
  const { data } = useQuery({
    queryKey: [...api.savedReplies.listSuggestions.key, call, newest?.id],
    queryFn: ({ signal }) => api.savedReplies.listSuggestions(call, signal),
    throwOnError: false,
  })
  return data
}
