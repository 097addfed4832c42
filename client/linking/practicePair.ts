import { queryOptions } from '@tanstack/react-query'
import { Problem } from '../../server/contract/problem.ts'
import { api } from '../api.ts'

/**
 * The pair of the practice desk: the one the team has, otherwise the first Page with a Profile, linked on the spot
 * (`fresh`). Asked as a query, so that it happens once however often the screen is drawn.
 */
export const practicePair = queryOptions({
  queryKey: ['linking-practice'],
  queryFn: async () => {
    const { items } = await api.linking.listPairs()
    const [known] = items
    if (known) return { pairId: known.id, fresh: false }

    const connection = await api.linking.keepConnection()
    const pages = await api.linking.listPages({ params: { connectionId: connection.id } })
    const choice = pages.items.find(({ linkable, profile, pairId }) => linkable && profile && !pairId)
    if (!choice) throw new Problem('not_found', 'The sandbox has no Page with a Profile that is still free.')
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const body = { connectionId: connection.id, pageId: choice.page.id, zone }
    const pair = await api.linking.linkPair({ body, key: `practice-${connection.id}-${choice.page.id}` })
    return { pairId: pair.id, fresh: true }
  },
  retry: false,
  throwOnError: false,
  gcTime: 0,
})
