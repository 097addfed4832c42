import type { PersonStep } from '../../server/contract/people.ts'
import { isolated } from '../ui/isolated.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import styles from './CustomerCard.module.css'

const words = {
  confirmed: 'are one person',
  split: 'were split again',
  dismissed: 'are not the same',
  reconsidered: 'might be the same after all',
} as const

/** Who said what about which names, and when. */
export function Journal({ steps }: { steps: PersonStep[] }) {
  if (steps.length === 0) return null
  return (
    <details className={styles.journal}>
      <summary>Who decided what ({steps.length})</summary>
      <ol>
        {steps.map(({ id, action, names, by, at }) => (
          <li key={id}>
            {names.map(isolated).join(' and ')} {words[action]}, said {by ?? 'somebody who has left'},{' '}
            <RelativeTime at={at} />
          </li>
        ))}
      </ol>
    </details>
  )
}
