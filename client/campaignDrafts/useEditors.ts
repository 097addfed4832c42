import { useQuery } from '@tanstack/react-query'
import { api, query } from '../api.ts'
import { useDesk } from '../layout/desk.ts'
import { heartbeatMs, useAttending } from '../layout/useAttending.ts'

/** Who else has the editor of the campaign open, longest there first; a tab that died is noticed by asking again. */
export function useEditors(campaignId: string) {
  const me = useDesk().person?.id
  const { data } = useQuery({
    ...query(api.campaigns.listEditors, { params: { campaignId } }),
    refetchInterval: ({ state }) => (state.data?.items.some(({ person }) => person.id !== me) ? heartbeatMs : false),
    throwOnError: false,
  })
  return data?.items.filter(({ person }) => person.id !== me) ?? []
}

/** Tells the team in which section of the editor one is, for as long as the tab is looked at. */
export function useShowEditing(campaignId: string, section: string | null) {
  useAttending({
    scope: 'editing',
    place: campaignId,
    doing: section,
    back: section,
    tell: (at, now) => {
      const params = { campaignId: at }
      return now
        ? api.campaigns.showEditing({ params, body: { section: now.doing } })
        : api.campaigns.endEditing({ params })
    },
  })
}
