import type { QueryClient } from '@tanstack/react-query'
import type { AnyCall } from '../api.ts'
import type { About } from './errand.ts'

interface Named<C, A> {
  (call: C): Promise<A>
  key: readonly [feature: string, name: string]
}

/**
 * Asks the server for a change that outlives this page: it is written down in the browser first, sent after whatever
 * waits in the same thread, and kept while the server cannot be reached. Resolves with the answer, or with undefined
 * when it waits; rejects with the `Problem` the server refused it with.
 */
export async function promised<C extends AnyCall, A>(
  queries: QueryClient,
  operation: Named<C, A>,
  call: C,
  about: About,
): Promise<A | undefined> {
  const part = await import('./outbox.ts').catch(() => undefined)
  const outbox = part?.outboxOf(queries)
  if (!outbox) return operation(call)
  return outbox.promise({ ...about, operation: operation.key, call }, ({ key }) => operation({ ...call, key }))
}
