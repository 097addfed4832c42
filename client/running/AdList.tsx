import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconClock, IconEye, IconX } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { AdState, CampaignAd } from '../../server/contract/campaignStates.ts'
import type { Campaign } from '../../server/contract/campaigns.ts'
import { api, query } from '../api.ts'
import { useMayDo } from '../layout/desk.ts'
import { paths } from '../paths.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import frame from '../ui/Frame.module.css'
import { say } from '../ui/toasts.ts'
import styles from './Running.module.css'

const states: Record<AdState, { word: string; icon: typeof IconClock; tone: 'calm' | 'good' | 'bad' }> = {
  waiting: { word: 'Not made yet', icon: IconClock, tone: 'calm' },
  in_review: { word: 'In review', icon: IconEye, tone: 'calm' },
  approved: { word: 'Approved', icon: IconCircleCheck, tone: 'good' },
  rejected: { word: 'Rejected', icon: IconX, tone: 'bad' },
  with_issues: { word: 'Has issues', icon: IconAlertTriangle, tone: 'bad' },
  gone: { word: 'Not there any more', icon: IconX, tone: 'bad' },
}

/** The ads as the platform sees them, and the switch of each. */
export function AdList({ campaign }: { campaign: Campaign }) {
  return (
    <section className={frame.card} aria-labelledby="ads">
      <h2 id="ads">{campaign.ads.length === 1 ? 'The ad' : 'The ads'}</h2>
      <ul className={styles.ads}>
        {campaign.ads.map((ad) => (
          <AdLine key={ad.creative} campaign={campaign} ad={ad} />
        ))}
      </ul>
    </section>
  )
}

function AdLine({ campaign, ad }: { campaign: Campaign; ad: CampaignAd }) {
  const mayAdvertise = useMayDo('advertise')
  const mayModerate = useMayDo('moderate')
  const turn = useTurning(campaign)
  const { word, icon: Icon, tone } = states[ad.state]
  const isOver = campaign.state === 'archived' || campaign.state === 'ended'
  const hasPost = ad.postId !== null || ad.mediaId !== null
  return (
    <li className={styles.ad}>
      <div className={styles.adAbout}>
        <strong>
          <ForeignText oneLine>{ad.name}</ForeignText>
        </strong>
        <span className={styles.meta}>
          <span className={`${styles.sign} ${styles[tone]}`}>
            <Icon size={16} aria-hidden="true" />
            {word}
          </span>
          <span>{ad.running ? 'Switched on' : 'Paused'}</span>
          {mayModerate && hasPost && ad.adId && (
            <Link to={paths.inbox(campaign.pairId, { view: 'ads', ad: ad.adId })}>Comments on it</Link>
          )}
        </span>
        {ad.feedback.map((word) => (
          <p key={word} className={styles.feedback}>
            The platform says: “{word}”
          </p>
        ))}
        {ad.state === 'rejected' && (
          <p className={frame.soft}>
            <Link to={paths.editCampaign(campaign.pairId, campaign.id)}>Change it in the editor</Link>, and publish the
            change: it is then reviewed again.
          </p>
        )}
      </div>
      {mayAdvertise && ad.adId && !isOver && ad.state !== 'gone' && (
        <Button
          size="compact-sm"
          variant="default"
          loading={turn.isPending}
          aria-label={`${ad.running ? 'Pause' : 'Switch on'} ${ad.name}`}
          onClick={() => ad.adId && turn.mutate({ adId: ad.adId, name: ad.name, on: !ad.running })}
        >
          {ad.running ? 'Pause this ad' : 'Switch on'}
        </Button>
      )}
    </li>
  )
}

interface Turn {
  adId: string
  name: string
  on: boolean
}

function useTurning({ id: campaignId }: Campaign) {
  const queries = useQueryClient()
  const turn = useMutation({
    mutationFn: ({ adId, on }: Turn) => {
      const params = { campaignId, adId }
      return on ? api.running.resumeAd({ params }) : api.running.pauseAd({ params })
    },
    onSuccess: (after, { adId, name, on }) => {
      queries.setQueryData(query(api.campaigns.getCampaign, { params: { campaignId } }).queryKey, after)
      say(on ? `Switched on: ${name}` : `Paused: ${name}`, { undo: () => turn.mutate({ adId, name, on: !on }) })
    },
    onError: (error) => say(error.message, { tone: 'problem' }),
  })
  return turn
}
