import { Button, Group } from '@mantine/core'
import { Link } from 'react-router'
import { usePair } from '../layout/usePairs.ts'
import { paths } from '../paths.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import styles from './ConnectScreen.module.css'
import { SyncProgress } from './SyncProgress.tsx'

/** The first reading of both networks: it can be left, come back to, and stopped. */
export function SyncScreen() {
  const pair = usePair()
  const running = pair.sync && ['waiting', 'running', 'paused'].includes(pair.sync.state)
  return (
    <main className={styles.sync}>
      <h1>
        {running ? 'Reading ' : 'Read: '}
        <ForeignText>{pair.page.name}</ForeignText>
      </h1>
      <SyncProgress pair={pair} />
      {running && <p className={styles.lead}>You need not wait: what has been read is in the inbox already.</p>}
      <Group>
        <Button component={Link} to={paths.inbox(pair.id)} variant={running ? 'default' : 'filled'}>
          Go to the inbox
        </Button>
      </Group>
    </main>
  )
}
