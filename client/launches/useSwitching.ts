import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Campaign } from '../../server/contract/campaigns.ts'
import { api, query } from '../api.ts'
import { say } from '../ui/toasts.ts'

/** Switches a campaign on, which commits money, or off; either can be taken back for a while. */
export function useSwitching({ id: campaignId, version, name }: Campaign) {
  const queries = useQueryClient()
  const params = { campaignId }
  const settle = (after: Campaign) => {
    queries.setQueryData(query(api.campaigns.getCampaign, { params }).queryKey, after)
    for (const queryKey of [api.campaigns.listCampaigns.key, ['spending'], api.launches.getPlan.key])
      void queries.invalidateQueries({ queryKey })
  }
  const goLive = useMutation({
    mutationFn: () => api.running.activate({ params, version }),
    onSuccess: (after) => {
      settle(after)
      say(`Live: ${name}`, { undo: () => pause.mutate() })
    },
    onError: () => queries.invalidateQueries({ queryKey: ['campaigns'] }),
  })
  const pause = useMutation({
    mutationFn: () => api.running.pause({ params }),
    onSuccess: (after) => {
      settle(after)
      say(`Paused: ${name}`, { undo: () => goLive.mutate() })
    },
    onError: (error) => say(error.message, { tone: 'problem' }),
  })
  return { goLive, pause }
}
