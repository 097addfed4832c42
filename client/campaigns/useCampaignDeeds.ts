import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { z } from 'zod'
import type { CampaignRow, CampaignSource } from '../../server/contract/campaigns.ts'
import { api } from '../api.ts'
import { paths } from '../paths.ts'
import { isolated } from '../ui/isolated.ts'
import { say } from '../ui/toasts.ts'
import { useSendKey } from '../ui/useSendKey.ts'

/** Beginning a campaign and going on to its editor, and taking a draft away, which can be undone. */
export function useCampaignDeeds(pairId: string) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const sendKey = useSendKey()
  const freshen = () => queries.invalidateQueries({ queryKey: api.campaigns.listCampaigns.key })
  const onError = (error: Error) => say(error.message, { tone: 'problem' })
  const make = useMutation({
    mutationFn: (body: z.input<typeof CampaignSource>) =>
      api.campaigns.makeCampaign({ params: { pairId }, body, key: sendKey.keyFor(body) }),
    onSuccess: async (campaign) => {
      sendKey.forget()
      void freshen()
      await navigate(paths.editCampaign(pairId, campaign.id))
    },
    onError,
  })
  const restore = useMutation({
    mutationFn: (campaignId: string) => api.campaigns.restoreDraft({ params: { campaignId } }),
    onSuccess: freshen,
    onError,
  })
  const remove = useMutation({
    mutationFn: ({ id }: CampaignRow) => api.campaigns.removeDraft({ params: { campaignId: id } }),
    onSuccess: (_nothing, { id, name }) => {
      say(`Removed: ${isolated(name || 'Campaign without a name')}`, { undo: () => restore.mutate(id) })
      return freshen()
    },
    onError,
  })
  return { make, remove }
}

export type CampaignDeeds = ReturnType<typeof useCampaignDeeds>
