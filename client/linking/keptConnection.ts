import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'

/**
 * Brings the grant home after the platform's dialog. It is asked as a query, so that it happens once however often
 * the screen is drawn, and again after a reload, which renews the same connection.
 */
export const keptConnection = queryOptions({
  queryKey: [...api.linking.keepConnection.key, 'after the dialog'],
  queryFn: () => api.linking.keepConnection(),
  retry: false,
  throwOnError: false,
  gcTime: 0,
})
