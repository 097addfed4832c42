import { createSpotlight } from '@mantine/spotlight'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { phrasesOf } from '../../server/contract/phrases.ts'
import { api, query } from '../api.ts'

const [store, actions] = createSpotlight()
export const paletteStore = Object.assign(store, { open: actions.open })

const most = 8
/** As long as an address takes. */
const longestText = 300
const longestName = 100

/** The comments of a pair that have the words somebody types, the newest first, at most 8. */
export function useHits(pairId: string | undefined, typed: string) {
  const text = typed.slice(0, longestText).trim()
  const { data } = useQuery({
    ...query(api.search.searchComments, { params: { pairId: pairId ?? '' }, query: { text, limit: most } }),
    enabled: pairId !== undefined && phrasesOf(text).length > 0,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    // The palette has more to offer than this.
    throwOnError: false,
  })
  return text ? (data?.items ?? []) : []
}

/** The campaigns of a pair whose names have what somebody types, at most 8. */
export function useCampaignHits(pairId: string | undefined, typed: string) {
  const text = typed.slice(0, longestName).trim()
  const { data } = useQuery({
    queryKey: [...api.campaigns.listCampaigns.key, 'palette', pairId, text],
    queryFn: ({ signal }) =>
      api.campaigns.listCampaigns({ params: { pairId: pairId ?? '' }, query: { text, limit: most } }, signal),
    enabled: pairId !== undefined && text !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    throwOnError: false,
  })
  return text ? (data?.items ?? []) : []
}
