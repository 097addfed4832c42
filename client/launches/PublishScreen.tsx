import { Skeleton } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import type { Campaign } from '../../server/contract/campaigns.ts'
import type { Launch, Plan } from '../../server/contract/launches.ts'
import { api, query } from '../api.ts'
import { usePair } from '../layout/usePairs.ts'
import { paths } from '../paths.ts'
import { CampaignBadge } from '../ui/CampaignBadge.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import frame from '../ui/Frame.module.css'
import { useTitle } from '../ui/useTitle.ts'
import { Approval } from './Approval.tsx'
import { Cost } from './Cost.tsx'
import { Findings } from './Findings.tsx'
import { GoLive } from './GoLive.tsx'
import { LaunchButton } from './LaunchButton.tsx'
import styles from './Launches.module.css'
import { LaunchProgress } from './LaunchProgress.tsx'
import { PlanSteps } from './PlanSteps.tsx'
import { useCheck } from './useCheck.ts'
import { useSure } from './useSure.ts'

/** The step between writing a campaign and letting it loose: exactly what will happen, what it costs, and who agrees. */
export function PublishScreen() {
  const pair = usePair()
  const { campaignId = '' } = useParams()
  const call = { params: { campaignId } }
  const campaign = useQuery(query(api.campaigns.getCampaign, call)).data
  const plan = useQuery(query(api.launches.getPlan, call)).data
  const launch = useQuery(query(api.launches.getLaunch, call)).data
  useTitle(campaign ? `Publish ${campaign.name}` : 'Publish')
  return (
    <main className={`${frame.screen} ${styles.screen}`}>
      <p>
        <Link className={frame.back} to={paths.editCampaign(pair.id, campaignId)}>
          <IconArrowLeft size={16} aria-hidden="true" />
          Back to the editor
        </Link>
      </p>
      {campaign && plan && launch ? (
        <Publishing campaign={campaign} plan={plan} launch={launch.launch} />
      ) : (
        <div role="status" aria-label="Loading" className={styles.main}>
          <Skeleton height={28} width="50%" />
          <Skeleton height={240} />
          <Skeleton height={180} />
        </div>
      )}
    </main>
  )
}

interface PublishingProps {
  campaign: Campaign
  plan: Plan
  launch: Launch | null
}

function Publishing({ campaign, plan, launch }: PublishingProps) {
  const underWay = launch?.state === 'running' || launch?.state === 'stuck'
  const isOut = campaign.launchedVersion === campaign.version
  const stands = !underWay && isOut
  const check = useCheck(campaign, plan, !underWay && !isOut)
  const sure = useSure(plan.hash)
  return (
    <>
      <header className={styles.head}>
        <h1>
          {stands ? 'Published: ' : 'Publish '}
          <ForeignText>{campaign.name || 'Untitled'}</ForeignText>
        </h1>
        <CampaignBadge state={campaign.state} />
      </header>
      <div className={styles.columns}>
        <div className={styles.main}>
          {launch && (underWay || stands) && <LaunchProgress campaign={campaign} launch={launch} />}
          {!underWay && !stands && (
            <>
              {launch?.state === 'cancelled' && (
                <p className={styles.note}>The last launch was given up. What it had made stays paused out there.</p>
              )}
              <Findings campaign={campaign} plan={plan} check={check} sure={sure} />
              <PlanSteps steps={plan.steps} />
            </>
          )}
        </div>
        <aside className={styles.side} aria-label="What it costs, and the next step">
          <Cost cost={plan.cost} />
          {!underWay && !stands && (
            <>
              <SetsOff words={plan.setsOff} />
              <Approval campaign={campaign} plan={plan} />
              <LaunchButton campaign={campaign} plan={plan} check={check} sure={sure} />
            </>
          )}
          {stands && <GoLive campaign={campaign} plan={plan} />}
        </aside>
      </div>
    </>
  )
}

function SetsOff({ words }: { words: string[] }) {
  if (words.length === 0) return null
  return (
    <section className={frame.card} aria-labelledby="sets-off">
      <h2 id="sets-off">What that sets off</h2>
      <ul className={styles.words}>
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
    </section>
  )
}
