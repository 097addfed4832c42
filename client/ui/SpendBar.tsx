import { moneyWords } from '../../server/contract/money.ts'
import styles from './SpendBar.module.css'

interface SpendBarProps {
  /** "November 2026, the pair" */
  title: string
  currency: string
  spent: number
  /** What can still be spent of what is switched on. */
  committed: number
  limit: number | null
}

/** How much of a limit is spent, how much of the rest is taken, and what is left: in words, and as a bar. */
export function SpendBar({ title, currency, spent, committed, limit }: SpendBarProps) {
  const most = Math.max(limit ?? 0, spent + committed, 1)
  const share = (amount: number) => `${(amount / most) * 100}%`
  const words = (amount: number) => moneyWords(amount, currency, { short: true })
  const left = limit === null ? null : limit - spent - committed
  return (
    <div className={styles.bar}>
      <p className={styles.head}>
        <span>{title}</span>
        <strong>{limit === null ? 'No limit' : `of ${words(limit)}`}</strong>
      </p>
      <div className={styles.track} aria-hidden="true">
        <span className={styles.spent} style={{ inlineSize: share(spent) }} />
        <span className={styles.committed} style={{ inlineSize: share(committed) }} />
      </div>
      <p className={styles.legend}>
        <span className={styles.isSpent}>{words(spent)} spent</span>
        <span className={styles.isCommitted}>{words(committed)} committed</span>
        {left !== null && (
          <span className={left < 0 ? styles.over : ''}>
            {left < 0 ? `${words(-left)} above the limit` : `${words(left)} left`}
          </span>
        )}
      </p>
    </div>
  )
}
