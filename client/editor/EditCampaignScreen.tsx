import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { api, query } from '../api.ts'
import { useMayDo } from '../layout/desk.ts'
import { usePair } from '../layout/usePairs.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { CampaignEditor } from './CampaignEditor.tsx'
import { EditorSkeleton } from './EditorSkeleton.tsx'

/** One campaign being written: outline, form and both feeds. */
export function EditCampaignScreen() {
  const { campaignId = '' } = useParams()
  const pair = usePair()
  const mayAdvertise = useMayDo('advertise')
  const { data: campaign } = useQuery(query(api.campaigns.getCampaign, { params: { campaignId } }))
  // The account decides the currency, so amounts are shown only once it is known whether there is one.
  const { data: paying } = useQuery(query(api.adAccounts.getAdAccount, { params: { pairId: pair.id } }))
  if (!mayAdvertise)
    return (
      <main>
        <EmptyState title="Your role does not include campaigns">
          <p>You can see how they do. To write them, ask an owner for the role of an advertiser.</p>
        </EmptyState>
      </main>
    )
  if (!campaign || !paying) return <EditorSkeleton />
  return <CampaignEditor key={campaign.id} pair={pair} campaign={campaign} account={paying.account} />
}
