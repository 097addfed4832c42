import type { Try } from '../../server/contract/review.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import styles from './ReviewScreen.module.css'

const outcomes: Record<NonNullable<Try['outcome']>, string> = {
  applied: 'It was taken.',
  rejected: 'It was refused.',
  limited: 'The platform took no more calls, which alone is not believed.',
  unknown: 'Nobody knows whether it was taken.',
}

export function Tries({ tries }: { tries: Try[] }) {
  if (tries.length === 0) return <p>No call was made: it broke before one could leave.</p>
  return (
    <ol className={styles.tries}>
      {tries.map(({ startedAt, endedAt, outcome, answer }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tries are only ever added at the end.
        <li key={place}>
          <strong>Try {place + 1}</strong>
          <span>
            <RelativeTime at={startedAt} />
            {endedAt && `, ${seconds(startedAt, endedAt)}`}
          </span>
          <p>
            {outcome ? outcomes[outcome] : 'The process ended before the call did.'} {answer}
          </p>
        </li>
      ))}
    </ol>
  )
}

function seconds(from: string, to: string) {
  const length = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000))
  return `it took ${length < 1 ? 'under a second' : length === 1 ? 'a second' : `${length} seconds`}`
}
