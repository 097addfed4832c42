import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Export } from '../../server/contract/exports.ts'
import { api, query } from '../api.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import styles from './Exports.module.css'
import { addressOf, nameOf, rowsOf } from './exports.ts'
import { useRemoval } from './useRemoval.ts'

/** The team's files of the last days, to be fetched again or erased before their time. */
export function EarlierExports({ pairId }: { pairId: string }) {
  const { data } = useQuery(query(api.exports.listExports, { params: { pairId } }))
  const ready = data?.items.filter(({ state }) => state === 'done') ?? []
  if (ready.length === 0) return null
  return (
    <section className={styles.earlier} aria-labelledby="earlier">
      <h3 id="earlier">Earlier exports</h3>
      <p>Each is kept for seven days.</p>
      <ul className={styles.files} aria-labelledby="earlier">
        {ready.map((file) => (
          <EarlierExport key={file.id} file={file} />
        ))}
      </ul>
    </section>
  )
}

function EarlierExport({ file }: { file: Export }) {
  const removal = useRemoval(file.id)
  return (
    <li className={styles.file}>
      <a href={addressOf(file)} download>
        {nameOf(file)}
      </a>
      <span>{rowsOf(file)}</span>
      <RelativeTime at={file.createdAt} />
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        loading={removal.isPending}
        onClick={() => removal.mutate()}
      >
        Erase
      </Button>
    </li>
  )
}
