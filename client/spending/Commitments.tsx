import type { Commitment } from '../../server/contract/spending.ts'
import { SpendBar } from '../ui/SpendBar.tsx'
import styles from './Spending.module.css'

/** What is spent and promised, month by month and currency by currency. */
export function Commitments({ of }: { of: Commitment[] }) {
  return (
    <>
      <ul className={styles.bars}>
        {of.map(({ month, ...bar }) => (
          <li key={`${month} ${bar.currency}`}>
            <SpendBar title={monthWords(month)} {...bar} />
          </li>
        ))}
      </ul>
      <p className={styles.soft}>
        Committed is the most that can still be spent in that month. A budget for all of the time can go in any month,
        so its rest counts in each of them.
      </p>
    </>
  )
}

const monthWords = (month: string) =>
  new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' })
