import { lengthOf, longestReply } from '../../server/contract/threads.ts'
import type { Network } from '../../server/contract/values.ts'
import { networkWords } from '../ui/NetworkMark.tsx'
import { readable } from '../ui/numbers.ts'
import styles from './Room.module.css'

/** How much of what a network takes a text would fill. */
export function Room({ text, network }: { text: string; network: Network }) {
  const length = lengthOf(text)
  const most = longestReply[network]
  const word = networkWords[network]
  if (length > most) return <span className={styles.over}>{`${length - most} too long for the ${word}`}</span>
  return <span className={styles.room}>{`${readable(length)} of ${readable(most)} on the ${word}`}</span>
}
