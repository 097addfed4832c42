import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { useMayDo } from '../layout/desk.ts'
import { SettingsFrame } from '../layout/SettingsFrame.tsx'
import { usePair } from '../layout/usePairs.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { SignOnProblem } from '../ui/SignOnProblem.tsx'
import { BlockedPeople } from './BlockedPeople.tsx'
import { HealthLine } from './HealthLine.tsx'
import { keptConnection } from './keptConnection.ts'
import { PairDiagram } from './PairDiagram.tsx'
import styles from './PairScreen.module.css'
import { SendWindowForm } from './SendWindowForm.tsx'
import { SyncProgress } from './SyncProgress.tsx'
import { Unlink } from './Unlink.tsx'
import { ZoneForm } from './ZoneForm.tsx'

/** Everything about one pair in one place: what flows, how it is, in which zone it lives, and the way out. */
export function PairScreen() {
  const pair = usePair()
  const mayManage = useMayDo('manage')
  const mayModerate = useMayDo('moderate')
  const [params] = useSearchParams()
  const granted = params.has('granted') && !params.has('problem')
  const renewed = useQuery({ ...keptConnection, enabled: mayManage && granted })
  return (
    <SettingsFrame title={pair.page.name}>
      <section className={styles.card} aria-labelledby="flows">
        <h2 id="flows">What flows</h2>
        <PairDiagram pair={pair} />
      </section>
      <section className={styles.card} aria-labelledby="health">
        <h2 id="health">How it is</h2>
        <SignOnProblem search={params} />
        {renewed.error && <ProblemNote error={renewed.error} />}
        {renewed.isFetching ? <p role="status">Renewing the connection…</p> : <HealthLine pair={pair} />}
      </section>
      <section className={styles.card} aria-labelledby="reading">
        <h2 id="reading">Last complete reading</h2>
        <SyncProgress pair={pair} />
      </section>
      {mayModerate && (
        <section className={styles.card} aria-labelledby="blocked">
          <h2 id="blocked">Blocked people</h2>
          <BlockedPeople pair={pair} />
        </section>
      )}
      {mayManage && (
        <>
          <section className={styles.card} aria-labelledby="sending">
            <h2 id="sending">Sending</h2>
            <SendWindowForm pair={pair} />
          </section>
          <section className={styles.card} aria-labelledby="zone">
            <h2 id="zone">Time zone</h2>
            <ZoneForm pair={pair} />
          </section>
          <section className={styles.card} aria-labelledby="unlink">
            <h2 id="unlink">Unlink</h2>
            <Unlink pair={pair} />
          </section>
        </>
      )}
    </SettingsFrame>
  )
}
