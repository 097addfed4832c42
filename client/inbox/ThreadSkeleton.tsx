import { Skeleton } from '@mantine/core'
import styles from './ThreadSkeleton.module.css'

export const ThreadSkeleton = () => (
  <div className={styles.skeleton} role="status" aria-label="Loading">
    <Skeleton height={36} width={220} />
    <Skeleton height={96} />
    <Skeleton height={64} width="80%" />
    <Skeleton height={64} width="70%" />
  </div>
)
