import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useMayDo } from '../layout/desk.ts'
import { usePair } from '../layout/usePairs.ts'
import { StopButton } from '../spending/StopButton.tsx'
import { useActions } from '../ui/actions.ts'
import { keys, useKeys } from '../ui/keys.ts'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import { useTitle } from '../ui/useTitle.ts'
import { CampaignList } from './CampaignList.tsx'
import { CampaignSearchField } from './CampaignSearchField.tsx'
import styles from './Campaigns.module.css'
import { type Campaigns, campaignsQuery, rowsOf, searchOf } from './campaignsQuery.ts'
import { EmptyCampaigns } from './EmptyCampaigns.tsx'
import { NewCampaign } from './NewCampaign.tsx'
import { viewWords } from './stateWords.ts'
import { useCampaignDeeds } from './useCampaignDeeds.ts'
import { Views } from './Views.tsx'

/** The campaigns of a pair: what each costs, what it brings, and which of them needs somebody. */
export function CampaignsScreen() {
  const pair = usePair()
  const [params, setParams] = useSearchParams()
  const search = useMemo(() => searchOf(params), [params])
  useTitle(`${viewWords[search.view].word} · Campaigns`)
  const campaigns: Campaigns = useInfiniteQuery({
    ...campaignsQuery(pair.id, search),
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => rowsOf(campaigns.data), [campaigns.data])
  const deeds = useCampaignDeeds(pair.id)
  const mayAdvertise = useMayDo('advertise')
  const [choosing, setChoosing] = useState(false)
  const begin = () => mayAdvertise && setChoosing(true)
  useKeys({ [keys.newCampaign]: begin })
  useActions(mayAdvertise ? [{ name: 'Start a campaign', key: keys.newCampaign, act: begin }] : [])

  const isAsked = params.has('new')
  useEffect(() => {
    // The palette's way here: once open it is no part of the address any more.
    if (!isAsked) return
    setChoosing(true)
    setParams(
      (before) => {
        before.delete('new')
        return before
      },
      { replace: true },
    )
  }, [isAsked, setParams])

  return (
    <main className={styles.screen}>
      <div className={styles.head}>
        <h1>Campaigns</h1>
        <CampaignSearchField search={search} />
        <StopButton />
        {mayAdvertise && <NewCampaign pairId={pair.id} deeds={deeds} opened={choosing} onOpen={setChoosing} />}
      </div>
      <Views pairId={pair.id} search={search} />
      {campaigns.isPending && <RowSkeletons count={5} />}
      {campaigns.data && rows.length === 0 && (
        <EmptyCampaigns pairId={pair.id} search={search} onBegin={begin} mayAdvertise={mayAdvertise} />
      )}
      {rows.length > 0 && (
        <CampaignList pairId={pair.id} rows={rows} pages={campaigns} deeds={deeds} mayAdvertise={mayAdvertise} />
      )}
    </main>
  )
}
