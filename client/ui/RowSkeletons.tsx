import { Skeleton } from '@mantine/core'
import styles from './RowSkeletons.module.css'

/** The rows that are about to come. */
export function RowSkeletons({ count = 9 }: { count?: number }) {
  return (
    <div className={styles.rows} role="status" aria-label="Loading">
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all alike, and they never move.
        <div className={styles.row} key={row}>
          <Skeleton circle height={36} width={36} />
          <div>
            <Skeleton height={10} width="42%" mb={8} />
            <Skeleton height={10} width={`${60 + ((row * 7) % 30)}%`} />
          </div>
        </div>
      ))}
    </div>
  )
}
