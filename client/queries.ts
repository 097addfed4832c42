import { MutationCache, QueryCache, QueryClient, type QueryPersister } from '@tanstack/react-query'
import { Problem } from '../server/contract/problem.ts'
import { api } from './api.ts'
import { connectionStore } from './offline/connection.ts'

/**
 * The cache of everything the server said. The live stream says what has become stale, so nothing goes stale by age;
 * an error reaches the screen only where there is nothing older to show.
 */
export function createQueries() {
  const onError = (error: Error) => {
    // The desk says who is here; asked again, it sends whoever is signed out to the sign-in screen.
    const signedOut = error instanceof Problem && error.code === 'signed_out'
    if (signedOut) void queries.invalidateQueries({ queryKey: api.accounts.getDesk.key })
  }
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 10 * 60_000,
        retry: (failures, error) => failures < 2 && mayPass(error),
        throwOnError: (_error, { state }) => state.data === undefined,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        persister: orKept,
      },
      mutations: { networkMode: 'always' },
    },
  })
  return queries
}

/** While the server is away, what it answered last stands in for it: for what the screen has nothing older of. */
const orKept: QueryPersister = async (ask, context, query) => {
  try {
    const answer = await ask(context)
    connectionStore.found()
    return answer
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'not_ready') throw error
    connectionStore.lost()
    if (query.state.data !== undefined) throw error
    const { recall } = await import('./offline/answers.ts')
    const kept = await recall(query.queryHash)
    if (!kept) throw error
    connectionStore.lost(kept.at)
    return kept.data
  }
}

const mayPass = (error: Error) =>
  !(error instanceof Problem) || ['not_ready', 'platform_unavailable'].includes(error.code)
