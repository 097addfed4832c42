import { useId } from 'react'
import { lengthOf, longestReply, type ThreadRow } from '../../server/contract/threads.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { readable } from '../ui/numbers.ts'
import styles from './TwinReply.module.css'

export type TwinTarget = Pick<ThreadRow, 'id' | 'network' | 'author' | 'message'>

interface TwinTargetFieldProps {
  target: TwinTarget
  chosen: boolean
  /** What would be sent to it: its own words, or those for all. */
  words: string
  problem: Error | undefined
  onChoose: (is: boolean) => void
  onWrite: (own: string) => void
}

/** One thread that the answer goes to, with the words that it gets and how many of them its network still takes. */
export function TwinTargetField({ target, chosen, words, problem, onChoose, onWrite }: TwinTargetFieldProps) {
  const id = useId()
  const { author, network, message } = target
  const room = longestReply[network] - lengthOf(words.trim())
  return (
    <fieldset className={styles.target}>
      <legend className={styles.legend}>
        <label>
          <input type="checkbox" checked={chosen} onChange={({ currentTarget }) => onChoose(currentTarget.checked)} />
          <span>
            To <ForeignText>{author.name}</ForeignText>
          </span>
        </label>
        <NetworkMark network={network} />
      </legend>
      <p className={styles.said}>
        <ForeignText>{message || 'A picture or a sticker'}</ForeignText>
      </p>
      {chosen && (
        <>
          <textarea
            className={styles.text}
            aria-label={`Words for ${author.name}`}
            aria-describedby={id}
            aria-invalid={room < 0 || problem !== undefined}
            dir="auto"
            rows={2}
            value={words}
            onChange={({ currentTarget }) => onWrite(currentTarget.value)}
          />
          <span id={id} className={room < 0 || problem ? styles.over : styles.room}>
            {problem
              ? `Not sent. ${problem.message}`
              : room < 0
                ? `${-room} characters too long`
                : `${readable(room)} left`}
          </span>
        </>
      )}
    </fieldset>
  )
}
