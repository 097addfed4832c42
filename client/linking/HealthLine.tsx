import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Health, Pair } from '../../server/contract/linking.ts'
import { api } from '../api.ts'
import { paths } from '../paths.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { say } from '../ui/toasts.ts'
import { ConnectButton } from './ConnectButton.tsx'
import styles from './PairScreen.module.css'
import { useSync } from './SyncProgress.tsx'

/** What is wrong, in words, each with the button that mends it. */
export function HealthLine({ pair }: { pair: Pair }) {
  const { findings, checkedAt } = pair.health
  const check = useCheck(pair.id)
  return (
    <>
      {findings.length === 0 && (
        <p className={styles.well}>
          <IconCircleCheck size={18} aria-hidden="true" />
          All is well.
        </p>
      )}
      {findings.map(({ what, remedy }) => (
        <div key={what} className={styles.finding}>
          <span>{what}</span>
          <Remedy remedy={remedy} pairId={pair.id} />
        </div>
      ))}
      <p className={styles.soft}>
        Checked <RelativeTime at={checkedAt} />{' '}
        <Button size="compact-xs" variant="default" ml={6} loading={check.isPending} onClick={() => check.mutate()}>
          Check now
        </Button>
      </p>
    </>
  )
}

function Remedy({ remedy, pairId }: { remedy: Health['findings'][number]['remedy']; pairId: string }) {
  const check = useCheck(pairId)
  const { start } = useSync(pairId)
  if (remedy === 'reconnect') {
    return (
      <ConnectButton again returnTo={paths.renewed(pairId)}>
        Sign on again
      </ConnectButton>
    )
  }
  if (remedy === 'recheck') {
    return (
      <Button size="xs" loading={check.isPending} onClick={() => check.mutate()}>
        Check again
      </Button>
    )
  }
  if (remedy === 'sync') {
    return (
      <Button size="xs" loading={start.isPending} onClick={() => start.mutate()}>
        Read everything again
      </Button>
    )
  }
  return <span>It mends itself; there is nothing to do.</span>
}

function useCheck(pairId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.linking.checkPair({ params: { pairId } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.linking.listPairs.key }),
    onError: (error) => say(error.message, { tone: 'problem' }),
  })
}
