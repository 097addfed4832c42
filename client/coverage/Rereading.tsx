import { Button, Progress } from '@mantine/core'
import type { Coverage } from '../../server/contract/coverage.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { keys, useKeys } from '../ui/keys.ts'
import { readable } from '../ui/numbers.ts'
import styles from './CoverageScreen.module.css'
import { useRereading } from './useRereading.ts'

/** The button that reads all that differ, and how far that has come. */
export function Rereading({ pairId, coverage: { networks, reading } }: { pairId: string; coverage: Coverage }) {
  const { all, stop } = useRereading(pairId)
  const differing = networks.reduce((sum, network) => sum + network.differing, 0)
  const may = differing > 0 && !reading && !all.isPending
  useKeys({ [keys.reread]: () => may && all.mutate() })
  if (reading) {
    const { done, total, problem } = reading
    return (
      <div className={styles.reading}>
        <Progress value={total ? (done / total) * 100 : 0} size="lg" animated aria-label="Posts read again" />
        <p role="status">
          {readable(done)} of {total === null ? '…' : readable(total)} posts read again
          {problem && `. It waits: ${problem}`}
        </p>
        <Button size="xs" variant="default" loading={stop.isPending} onClick={() => stop.mutate()}>
          Stop reading
        </Button>
      </div>
    )
  }
  if (differing === 0) return <p>Every post agrees: nothing is missing.</p>
  return (
    <div className={styles.reading}>
      <p>
        {readable(differing)} {differing === 1 ? 'post differs' : 'posts differ'}. What the platform does not show
        cannot be read.
      </p>
      <Button size="xs" loading={all.isPending} onClick={() => all.mutate()}>
        Read {differing === 1 ? 'it' : 'them'} again
        <KeyHint keys={keys.reread} />
      </Button>
    </div>
  )
}
