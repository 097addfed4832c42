import type { Network } from '../../server/contract/values.ts'
import styles from './NetworkMark.module.css'

export const networkWords = { facebook: 'Page', instagram: 'Profile' } as const satisfies Record<Network, string>

interface NetworkMarkProps {
  network: Network
  /** Instead of "Page" or "Profile". */
  word?: string
}

/** Where something lives: a shape and a word first, the hue last. */
export function NetworkMark({ network, word = networkWords[network] }: NetworkMarkProps) {
  return (
    <span className={styles.mark}>
      <span className={styles[network]} aria-hidden="true" />
      {word}
    </span>
  )
}
