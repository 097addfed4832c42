import type { QueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'

/**
 * Reads again what the server itself knows. Which Pages were granted it has to ask the platform, which counts the
 * questions, so that is asked again only when a person presses the button.
 */
export function freshenLinking(queries: QueryClient) {
  for (const { key } of [api.linking.listPairs, api.linking.listConnections, api.moderation.listBlocks]) {
    void queries.invalidateQueries({ queryKey: key })
  }
}
