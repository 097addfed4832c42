import { Button, Progress } from '@mantine/core'
import { IconCircleCheck, IconHandStop } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { SpendStop } from '../../server/contract/spending.ts'
import { api, query } from '../api.ts'
import { useMayDo } from '../layout/desk.ts'
import { usePairs } from '../layout/usePairs.ts'
import { paths } from '../paths.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import frame from '../ui/Frame.module.css'
import { readable } from '../ui/numbers.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import { useTitle } from '../ui/useTitle.ts'
import { Commitments } from './Commitments.tsx'
import styles from './Spending.module.css'
import { WhatStops } from './StopButton.tsx'
import { useStop } from './useStop.ts'

/** Whether the team may spend at this moment: the way to stop it, how far that is, and the way back. */
export function SpendingScreen() {
  useTitle('All spending')
  const { data } = useQuery(query(api.spending.getStop))
  const limits = useQuery({ ...query(api.spending.getTeamLimits), throwOnError: false }).data
  return (
    <main className={`${frame.screen} ${styles.screen}`}>
      <h1>All spending</h1>
      {!data && <RowSkeletons count={4} />}
      {data && (data.stop ? <Stopped stop={data.stop} /> : <Allowed />)}
      {limits && limits.commitments.length > 0 && (
        <section className={frame.card} aria-labelledby="committed">
          <h2 id="committed">Spent and committed by the team</h2>
          <Commitments of={limits.commitments} />
        </section>
      )}
    </main>
  )
}

function Allowed() {
  const mayAdvertise = useMayDo('advertise')
  const { stop } = useStop()
  return (
    <section className={frame.card} aria-labelledby="allowed">
      <h2 id="allowed" className={styles.allowed}>
        <IconCircleCheck size={20} aria-hidden="true" />
        Spending is allowed
      </h2>
      <WhatStops />
      {mayAdvertise && (
        <div>
          <Button
            color="red.9"
            size="md"
            leftSection={<IconHandStop size={18} aria-hidden="true" />}
            loading={stop.isPending}
            onClick={() => stop.mutate()}
          >
            Stop all spending now
          </Button>
        </div>
      )}
    </section>
  )
}

function Stopped({ stop: { at, by, total, paused, open } }: { stop: SpendStop }) {
  const mayManage = useMayDo('manage')
  const { release } = useStop()
  return (
    <section className={`${frame.card} ${styles.isStopped}`} aria-labelledby="stopped">
      <h2 id="stopped" className={styles.stopped}>
        <IconHandStop size={20} aria-hidden="true" />
        All spending is stopped
      </h2>
      <p>
        By {by}, <RelativeTime at={at} />. Nothing that spends leaves any more.
      </p>
      <Progress
        value={total === 0 ? 100 : (paused / total) * 100}
        size="lg"
        color="red.9"
        animated={open.length > 0}
        aria-label="Campaigns paused"
      />
      <p role="status">
        <strong className={styles.count}>
          {readable(paused)} of {readable(total)}
        </strong>{' '}
        {total === 1 ? 'campaign' : 'campaigns'} confirmed to be paused
        {open.length === 0 && total > 0 && '. Nothing runs any more'}
        {total === 0 && ': nothing was switched on'}.
      </p>
      {open.length > 0 && (
        <ul className={styles.open} aria-label="Not confirmed yet">
          {open.map((one) => (
            <Open key={one.campaignId} {...one} />
          ))}
        </ul>
      )}
      {mayManage ? (
        <div className={styles.row}>
          <Button variant="default" loading={release.isPending} onClick={() => release.mutate()}>
            Allow spending again
          </Button>
          <span className={frame.soft}>What was paused stays paused until somebody switches it on.</span>
        </div>
      ) : (
        <p className={frame.soft}>Only those who manage the team can allow spending again.</p>
      )}
    </section>
  )
}

/** A pair that was unlinked has no screens any more; its campaigns are paused all the same. */
function Open({ campaignId, pairId, pairName, name, problem }: SpendStop['open'][number]) {
  const isLinked = usePairs().some(({ id }) => id === pairId)
  return (
    <li>
      {isLinked ? (
        <Link to={paths.campaign(pairId, campaignId)}>
          <ForeignText>{name}</ForeignText>
        </Link>
      ) : (
        <ForeignText>{name}</ForeignText>
      )}
      <span className={styles.soft}>
        <ForeignText>{pairName}</ForeignText>
      </span>
      <span className={styles.soft}>{problem ?? 'About to be paused'}</span>
    </li>
  )
}
