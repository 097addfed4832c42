import { Button } from '@mantine/core'
import { IconArrowsDiff } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Drift } from '../../server/contract/campaignStates.ts'
import type { Campaign } from '../../server/contract/campaigns.ts'
import { api, query } from '../api.ts'
import { useMayDo } from '../layout/desk.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import frame from '../ui/Frame.module.css'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { say } from '../ui/toasts.ts'
import styles from './Running.module.css'

const words: Record<Drift['what'], string> = {
  name: 'Name',
  running: 'Whether it runs',
  budget: 'Budget',
  schedule: 'Schedule',
  bid: 'Bid',
  audience: 'Audience',
  most: 'All of it at the most',
  gone: 'Not there any more',
}

/** What somebody changed past Tandem: what we made, what stands there now, and which of the two shall hold. */
export function DriftCard({ campaign }: { campaign: Campaign }) {
  const mayAdvertise = useMayDo('advertise')
  const settle = useSettling(campaign)
  const [first] = campaign.drift
  const isGone = campaign.drift.some(({ what }) => what === 'gone')
  return (
    <section className={`${frame.card} ${styles.drift}`} aria-labelledby="drift">
      <h2 id="drift">
        <IconArrowsDiff size={18} aria-hidden="true" />
        Changed elsewhere
      </h2>
      <dl className={styles.changes}>
        {campaign.drift.map(({ what, ours, theirs }) => (
          <div key={what}>
            <dt>{words[what]}</dt>
            <dd>
              <span className="visually-hidden">Ours: </span>
              <ForeignText>{ours}</ForeignText> <span aria-hidden="true">→</span>{' '}
              <span className="visually-hidden">Theirs: </span>
              <strong>
                <ForeignText>{theirs}</ForeignText>
              </strong>
            </dd>
          </div>
        ))}
      </dl>
      {first && (
        <p className={frame.soft}>
          Seen <RelativeTime at={first.seenAt} />. Perhaps somebody worked in Ads Manager.
        </p>
      )}
      {mayAdvertise && (
        <div className={frame.buttons}>
          <Button loading={settle.isPending && settle.variables === 'theirs'} onClick={() => settle.mutate('theirs')}>
            Take theirs
          </Button>
          {!isGone && (
            <Button
              variant="default"
              loading={settle.isPending && settle.variables === 'ours'}
              onClick={() => settle.mutate('ours')}
            >
              Put ours back
            </Button>
          )}
        </div>
      )}
    </section>
  )
}

function useSettling({ id: campaignId, version }: Campaign) {
  const queries = useQueryClient()
  const params = { campaignId }
  return useMutation({
    mutationFn: (take: 'ours' | 'theirs') => api.running.settleDrift({ params, version, body: { take } }),
    onSuccess: (after, take) => {
      say(take === 'theirs' ? 'Taken over' : 'Ours is put back')
      queries.setQueryData(query(api.campaigns.getCampaign, { params }).queryKey, after)
      for (const queryKey of [api.campaigns.listCampaigns.key, api.launches.getPlan.key, ['results'], ['spending']])
        void queries.invalidateQueries({ queryKey })
    },
    onError: (error) => {
      say(error.message, { tone: 'problem' })
      return queries.invalidateQueries({ queryKey: ['campaigns'] })
    },
  })
}
