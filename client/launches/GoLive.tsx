import { Button } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Campaign } from '../../server/contract/campaigns.ts'
import type { Plan } from '../../server/contract/launches.ts'
import { moneyWords } from '../../server/contract/money.ts'
import { api, query } from '../api.ts'
import { useMayDo } from '../layout/desk.ts'
import { paths } from '../paths.ts'
import frame from '../ui/Frame.module.css'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import styles from './Launches.module.css'
import { LimitsAgainst } from './LimitsAgainst.tsx'
import { useSwitching } from './useSwitching.ts'

/** The last step, and the only one that spends: what is promised with it, and which limits stand against it. */
export function GoLive({ campaign, plan }: { campaign: Campaign; plan: Plan }) {
  const mayAdvertise = useMayDo('advertise')
  const { goLive } = useSwitching(campaign)
  const { data } = useQuery({ ...query(api.spending.getStop), throwOnError: false })
  const isOn =
    campaign.state === 'active' || campaign.state === 'scheduled' || campaign.ads.some(({ running }) => running)
  return (
    <section className={frame.card} aria-labelledby="go-live">
      <h2 id="go-live">{isOn ? 'It is live' : 'Go live'}</h2>
      {isOn && <p>It is switched on. What it brings is on its own screen.</p>}
      {!isOn && (
        <>
          <p>{commitmentOf(campaign, plan)}</p>
          <LimitsAgainst campaign={campaign} />
          {goLive.error && <ProblemNote error={goLive.error} />}
          {data?.stop && (
            <p className={styles.stopped}>
              All spending is stopped by {data.stop.by}. It can go live once that is over.
            </p>
          )}
          {mayAdvertise && (
            <Button
              size="md"
              fullWidth
              leftSection={<IconPlayerPlay size={18} aria-hidden="true" />}
              disabled={Boolean(data?.stop)}
              loading={goLive.isPending}
              onClick={() => goLive.mutate()}
            >
              Go live
            </Button>
          )}
        </>
      )}
      <Link to={paths.campaign(campaign.pairId, campaign.id)}>See the campaign</Link>
    </section>
  )
}

/** "From 1 December on it can spend €40 a day on average, €400 at most, until 11 December." */
function commitmentOf({ startsAt, endsAt, content }: Campaign, { cost }: Plan) {
  const { currency, perDay, most } = cost
  const words = (amount: number) => moneyWords(amount, currency ?? 'EUR', { short: true })
  const starts =
    startsAt && Date.parse(startsAt) > Date.now() ? `From ${dayOf(content.schedule.startsAt)} on` : 'From now on'
  const amounts = [
    perDay !== null && `${words(perDay)} a day on average`,
    most !== null && `${words(most)} at most in all`,
  ]
  const until = endsAt ? `, until ${dayOf(content.schedule.endsAt)}` : ', until somebody pauses it'
  return `${starts} it can spend ${amounts.filter(Boolean).join(', ')}${until}.`
}

function dayOf(wall: string | null) {
  if (!wall) return ''
  const day = new Date(`${wall}:00Z`).toLocaleDateString('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long' })
  return `${day}, ${wall.slice(11)}`
}
