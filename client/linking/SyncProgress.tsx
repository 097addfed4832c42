import { Button, Progress } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Pair, Sync } from '../../server/contract/linking.ts'
import { api, query } from '../api.ts'
import { readable } from '../ui/numbers.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { say } from '../ui/toasts.ts'
import styles from './ConnectScreen.module.css'

const words: Record<Sync['state'], string> = {
  waiting: 'About to begin…',
  running: 'Reading posts and comments…',
  paused: 'Paused: the platform asked for a break. It goes on by itself.',
  done: 'Everything has been read.',
  cancelled: 'Stopped. What was read stays.',
  failed: 'The reading stopped.',
}
const goesOn = (state: Sync['state']) => ['waiting', 'running', 'paused'].includes(state)

/** How far a reading has come, in posts and comments. */
export function SyncProgress({ pair }: { pair: Pair }) {
  const { sync } = pair
  const running = sync !== null && goesOn(sync.state)
  // The stream tells every step; asking now and then as well keeps the bar moving where it is held up.
  useQuery({ ...query(api.linking.listPairs), refetchInterval: running ? 2_000 : false })
  const { start, cancel } = useSync(pair.id)
  if (!sync) return null

  const { state, done, total, comments, problem } = sync
  const share = total ? (done / total) * 100 : state === 'done' ? 100 : 0
  return (
    <div className={styles.bar}>
      <Progress value={share} size="lg" animated={running} aria-label="Posts read" />
      <p className={styles.figures}>
        <span>
          {number(done)} of {total === null ? '…' : number(total)} posts
        </span>
        <span>{number(comments)} comments</span>
      </p>
      <p role="status">{words[state]}</p>
      {problem && <ProblemNote error={new Error(problem)}>{problem}</ProblemNote>}
      <div>
        {running ? (
          <Button variant="default" size="xs" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            Stop reading
          </Button>
        ) : (
          state !== 'done' && (
            <Button size="xs" loading={start.isPending} onClick={() => start.mutate()}>
              Read everything again
            </Button>
          )
        )}
      </div>
    </div>
  )
}

const number = (count: number) => readable(count)

/** Begins a complete reading of both networks, or stops the one that runs. */
export function useSync(pairId: string) {
  const queries = useQueryClient()
  const onError = (error: Error) => say(error.message, { tone: 'problem' })
  const onSuccess = () => queries.invalidateQueries({ queryKey: api.linking.listPairs.key })
  const call = { params: { pairId } }
  const start = useMutation({ mutationFn: () => api.linking.startSync(call), onSuccess, onError })
  const cancel = useMutation({ mutationFn: () => api.linking.cancelSync(call), onSuccess, onError })
  return { start, cancel }
}
