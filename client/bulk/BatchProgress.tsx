import { Button, Progress } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Batch } from '../../server/contract/bulk.ts'
import { api, query } from '../api.ts'
import { readable } from '../ui/numbers.ts'
import { say } from '../ui/toasts.ts'
import styles from './BatchProgress.module.css'

const words: Record<Batch['change']['action'], string> = {
  finish: 'Marking as done',
  reopen: 'Opening again',
  read: 'Marking as read',
  unread: 'Marking as unread',
  wake: 'Waking',
  hide: 'Hiding',
  show: 'Showing again',
  snooze: 'Snoozing',
  assign: 'Assigning',
  label: 'Labelling',
  unlabel: 'Taking a label off',
  prioritise: 'Setting the priority',
}

/** The bulk changes that are on their way, by whoever started them, with how far they are and the way to stop them. */
export function BatchProgress({ pairId }: { pairId: string }) {
  const { data } = useQuery({ ...query(api.bulk.listBatches, { params: { pairId } }), throwOnError: false })
  const running = data?.items.filter(({ state }) => state === 'running' || state === 'undoing') ?? []
  return running.map((batch) => <Running key={batch.id} batch={batch} />)
}

function Running({ batch: { id, change, state, total, done, skipped } }: { batch: Batch }) {
  const queries = useQueryClient()
  const stop = useMutation({
    mutationFn: () => api.bulk.cancelBatch({ params: { batchId: id } }),
    onError: (error) => say(error.message, { tone: 'problem' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.bulk.listBatches.key }),
  })
  const name = state === 'undoing' ? 'Undoing' : words[change.action]
  const seen = done + skipped
  const percent = total ? Math.round((100 * (state === 'undoing' ? total - done : seen)) / total) : 0
  return (
    <div className={styles.batch} role="status" aria-label={name}>
      <span className={styles.words}>
        {name}: {readable(seen)}
        {total !== null && ` of ${readable(total)}`}
      </span>
      <Progress value={percent} size="sm" aria-label={name} className={styles.progress} />
      {state === 'running' && (
        <Button size="compact-xs" variant="default" loading={stop.isPending} onClick={() => stop.mutate()}>
          Stop
        </Button>
      )}
    </div>
  )
}
