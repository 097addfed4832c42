import type { Identity } from '../../server/contract/people.ts'
import { readable } from '../ui/numbers.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import styles from './CustomerCard.module.css'

/** How often somebody wrote, since when, and what became of it. */
export function Figures({ history }: { history: Identity['history'] }) {
  const { firstAt, lastAt, comments, threads, answered, hidden, deleted, more } = history
  if (!firstAt || !lastAt) return <p className={styles.figures}>Has not commented yet.</p>
  return (
    <p className={styles.figures}>
      First <RelativeTime at={firstAt} />, last <RelativeTime at={lastAt} />.{' '}
      {more ? `More than ${readable(comments)} comments; the newest` : amount(comments, 'comment')} in{' '}
      {amount(threads, 'thread')}, {readable(answered)} of them answered. {readable(hidden)} hidden, {readable(deleted)}{' '}
      deleted.
    </p>
  )
}

const amount = (count: number, word: string) => `${readable(count)} ${word}${count === 1 ? '' : 's'}`
