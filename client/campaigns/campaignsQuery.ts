import { type InfiniteData, infiniteQueryOptions, type UseInfiniteQueryResult } from '@tanstack/react-query'
import { CampaignView } from '../../server/contract/campaignStates.ts'
import type { CampaignRow } from '../../server/contract/campaigns.ts'
import { api } from '../api.ts'

export interface CampaignSearch {
  view: CampaignView
  text: string
}

/** What the address asks for. */
export const searchOf = (params: URLSearchParams): CampaignSearch => ({
  view: CampaignView.options.find((view) => view === params.get('view')) ?? 'all',
  text: (params.get('text') ?? '').slice(0, 100),
})

/** The campaigns of a view with their numbers, the one changed last first, page by page. */
export const campaignsQuery = (pairId: string, { view, text }: CampaignSearch) =>
  infiniteQueryOptions({
    queryKey: [...api.campaigns.listCampaigns.key, pairId, { view, text }],
    queryFn: ({ pageParam, signal }) => {
      const search = { view, text: text.trim() || undefined, cursor: pageParam, limit: 100 }
      return api.campaigns.listCampaigns({ params: { pairId }, query: search }, signal)
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

export type Campaigns = UseInfiniteQueryResult<InfiniteData<Awaited<ReturnType<typeof api.campaigns.listCampaigns>>>>

type Pages = { pages: { items: CampaignRow[] }[] } | undefined
export const rowsOf = (data: Pages): CampaignRow[] => data?.pages.flatMap(({ items }) => items) ?? []
