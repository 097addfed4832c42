import { Button, CloseButton, Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Export } from '../../server/contract/exports.ts'
import { api, query } from '../api.ts'
import { readable } from '../ui/numbers.ts'
import styles from './Exports.module.css'
import { addressOf, nameOf, rowsOf } from './exports.ts'
import { useRemoval } from './useRemoval.ts'

interface ExportProgressProps {
  pairId: string
  /** The ids of those that were begun here and nobody has fetched yet. */
  begun: string[]
  onSeen: (id: string) => void
}

/** The exports that are on their way, by whoever began them, and at the end the way to the file. */
export function ExportProgress({ pairId, begun, onSeen }: ExportProgressProps) {
  const { data } = useQuery({ ...query(api.exports.listExports, { params: { pairId } }), throwOnError: false })
  return data?.items.map((file) => {
    if (file.state === 'running') return <Running key={file.id} file={file} />
    return begun.includes(file.id) && <Ready key={file.id} file={file} onSeen={() => onSeen(file.id)} />
  })
}

function Running({ file }: { file: Export }) {
  const { id, total, done } = file
  const removal = useRemoval(id)
  const name = nameOf(file)
  return (
    <div className={styles.line} role="status" aria-label={name}>
      <span className={styles.words}>
        {name}: {total === null ? 'looking' : `${readable(done)} of ${readable(total)}`}
      </span>
      <Progress
        value={total ? Math.round((100 * done) / total) : 0}
        size="sm"
        aria-label={name}
        className={styles.progress}
      />
      <Button size="compact-xs" variant="default" loading={removal.isPending} onClick={() => removal.mutate()}>
        Stop
      </Button>
    </div>
  )
}

function Ready({ file, onSeen }: { file: Export; onSeen: () => void }) {
  const name = nameOf(file)
  return (
    <div className={styles.line} role="status" aria-label={name}>
      <span className={styles.words}>{name} is ready</span>
      <Button size="compact-xs" component="a" href={addressOf(file)} download onClick={onSeen}>
        Download {rowsOf(file)}
      </Button>
      <CloseButton size="sm" aria-label="Fetch it later" className={styles.close} onClick={onSeen} />
    </div>
  )
}
