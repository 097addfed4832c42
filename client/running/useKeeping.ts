import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { Campaign } from '../../server/contract/campaigns.ts'
import { api, query } from '../api.ts'
import { paths } from '../paths.ts'
import { say } from '../ui/toasts.ts'
import { useSendKey } from '../ui/useSendKey.ts'

/** Makes a draft of the same content, or puts the campaign away for good. */
export function useKeeping({ id: campaignId, pairId, name }: Campaign) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const sendKey = useSendKey()
  const onError = (error: Error) => say(error.message, { tone: 'problem' })
  const duplicate = useMutation({
    mutationFn: () => {
      const body = { from: 'campaign' as const, campaignId }
      return api.campaigns.makeCampaign({ params: { pairId }, body, key: sendKey.keyFor(body) })
    },
    onSuccess: async (made) => {
      sendKey.forget()
      void queries.invalidateQueries({ queryKey: api.campaigns.listCampaigns.key })
      await navigate(paths.editCampaign(pairId, made.id))
    },
    onError,
  })
  const archive = useMutation({
    mutationFn: () => api.running.archive({ params: { campaignId } }),
    onSuccess: (after) => {
      queries.setQueryData(query(api.campaigns.getCampaign, { params: { campaignId } }).queryKey, after)
      say(`Archived: ${name}`)
      return queries.invalidateQueries({ queryKey: api.campaigns.listCampaigns.key })
    },
    onError,
  })
  return { duplicate, archive }
}
