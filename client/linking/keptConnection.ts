import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'

/**
 * Brings the grant home after the platform's dialog. It is asked as a query, so that it happens once however often
 * the screen is drawn, and again after a reload, which renews the same connection. Its key is not under the topic
 * `linking`: that this changes something there is no reason to ask it once more.
 */
export const keptConnection = queryOptions({
  queryKey: ['linking-kept'],
  queryFn: () => api.linking.keepConnection(),
  retry: false,
  throwOnError: false,
  gcTime: 0,
})
