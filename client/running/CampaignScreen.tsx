import { Skeleton } from '@mantine/core'
import { IconAlertTriangle, IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import type { Campaign } from '../../server/contract/campaigns.ts'
import { api, query } from '../api.ts'
import { usePair } from '../layout/usePairs.ts'
import { paths } from '../paths.ts'
import { ResultsView } from '../results/ResultsView.tsx'
import { StopButton } from '../spending/StopButton.tsx'
import frame from '../ui/Frame.module.css'
import { Note } from '../ui/Note.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { useTitle } from '../ui/useTitle.ts'
import { AdList } from './AdList.tsx'
import { CampaignHead } from './CampaignHead.tsx'
import { DriftCard } from './DriftCard.tsx'
import styles from './Running.module.css'

/** One campaign that was launched: how it is and why, what one can do, and what it has brought. */
export function CampaignScreen() {
  const pair = usePair()
  const { campaignId = '' } = useParams()
  const { data: campaign } = useQuery(query(api.campaigns.getCampaign, { params: { campaignId } }))
  useTitle(campaign?.name || 'Campaign')
  return (
    <main className={`${frame.screen} ${styles.screen}`}>
      <div className={styles.top}>
        <Link className={frame.back} to={paths.campaigns(pair.id)}>
          <IconArrowLeft size={16} aria-hidden="true" />
          All campaigns
        </Link>
        <StopButton />
      </div>
      {campaign ? (
        <WholeCampaign campaign={campaign} />
      ) : (
        <div className={styles.top} role="status" aria-label="Loading">
          <Skeleton height={64} />
          <Skeleton height={260} />
        </div>
      )}
    </main>
  )
}

function WholeCampaign({ campaign }: { campaign: Campaign }) {
  const { alerts, drift, ads, launchedVersion } = campaign
  // What was changed elsewhere has a card of its own, with what one can do about it.
  const shown = alerts.filter(({ kind }) => kind !== 'drift' || drift.length === 0)
  return (
    <>
      <CampaignHead campaign={campaign} />
      {shown.length > 0 && (
        <ul className={styles.alerts} aria-label="What needs you">
          {shown.map(({ kind, what, since }) => (
            <li key={`${kind} ${since}`}>
              <Note tone="amber" icon={IconAlertTriangle}>
                {what} <RelativeTime at={since} />
              </Note>
            </li>
          ))}
        </ul>
      )}
      {drift.length > 0 && <DriftCard campaign={campaign} />}
      {launchedVersion === null ? (
        <p className={frame.card}>
          It was never launched.{' '}
          <Link to={paths.publishCampaign(campaign.pairId, campaign.id)}>See what a launch would do</Link>
        </p>
      ) : (
        <>
          {ads.length > 0 && <AdList campaign={campaign} />}
          <ResultsView campaign={campaign} />
        </>
      )}
    </>
  )
}
