import { IconCloudOff } from '@tabler/icons-react'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { useConnection } from './connection.ts'
import styles from './OfflineBanner.module.css'

/** Says quietly that nothing is lost, and how old it is what one sees. */
export function OfflineBanner() {
  const { away, asOf } = useConnection()
  if (!away) return null
  return (
    <p className={styles.banner} role="status">
      <IconCloudOff size={16} aria-hidden="true" />
      <span>
        You are offline. What you do is kept and goes out when the connection is back.
        {asOf && (
          <>
            {' '}
            What you see was read <RelativeTime at={asOf} />.
          </>
        )}
      </span>
    </p>
  )
}
