import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate } from 'react-router'
import { api, query } from '../api.ts'
import { paths } from '../paths.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import styles from './ConnectScreen.module.css'
import { practicePair } from './practicePair.ts'
import { SyncProgress } from './SyncProgress.tsx'

/** Where the practice sign-on returns: the bakery is linked without a question, and its inbox opens. */
export function PracticeScreen() {
  const practice = useQuery(practicePair)
  const pairs = useQuery({ ...query(api.linking.listPairs), enabled: practice.isSuccess })
  const pair = pairs.data?.items.find(({ id }) => id === practice.data?.pairId)
  if (pair && (!practice.data?.fresh || pair.sync?.state === 'done'))
    return <Navigate to={paths.inbox(pair.id)} replace />
  return (
    <main className={styles.sync}>
      <h1>Opening the practice desk</h1>
      {practice.error && (
        <>
          <ProblemNote error={practice.error} />
          <Button onClick={() => practice.refetch()}>Try again</Button>
        </>
      )}
      {!pair && !practice.error && <p role="status">Linking the bakery’s Page and Profile…</p>}
      {pair && (
        <>
          <SyncProgress pair={pair} />
          <Button component={Link} to={paths.inbox(pair.id)} variant="default">
            Go to the inbox
          </Button>
        </>
      )}
    </main>
  )
}
