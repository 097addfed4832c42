import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { CampaignContent } from '../../server/contract/campaignContent.ts'
import type { Campaign } from '../../server/contract/campaigns.ts'
import { api, query } from '../api.ts'
import { isolated } from '../ui/isolated.ts'
import { listed } from '../ui/listed.ts'
import { say } from '../ui/toasts.ts'
import { useSteady } from '../ui/useSteady.ts'
import { createDraft } from './autosave.ts'

export type Change = Partial<CampaignContent> | ((content: CampaignContent) => CampaignContent)

/** The content of a campaign under somebody's hands, and its way to the server, which never holds up a key. */
export function useCampaignDraft(campaign: Campaign) {
  const queries = useQueryClient()
  const params = { campaignId: campaign.id }
  const [draft] = useState(() =>
    createDraft(campaign, {
      save: (body, version) => api.campaigns.saveContent({ params, body, version }),
      read: () => api.campaigns.getCampaign({ params }),
      onSaved: (saved) => queries.setQueryData(query(api.campaigns.getCampaign, { params }).queryKey, saved),
      onTaken: ({ changedBy }, taken) =>
        say(`Taken over from ${isolated(changedBy)}: ${listed(taken.map(({ label }) => label))}`),
    }),
  )
  const state = useSyncExternalStore(draft.subscribe, draft.read)
  useEffect(() => draft.open(), [draft])
  useEffect(() => draft.hear(campaign), [draft, campaign])
  const change = useSteady((part: Change) => {
    const { content } = draft.read()
    draft.change(typeof part === 'function' ? part(content) : { ...content, ...part })
  })
  return { ...state, read: draft.read, change, choose: draft.choose, saveNow: draft.saveNow }
}
