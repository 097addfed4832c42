import type { Plan } from '../../server/contract/launches.ts'
import { moneyWords } from '../../server/contract/money.ts'
import frame from '../ui/Frame.module.css'
import styles from './Launches.module.css'

/** What it can cost, in the biggest figures of the screen. */
export function Cost({ cost: { currency, perDay, most, mostInMonth } }: { cost: Plan['cost'] }) {
  const words = (amount: number) => moneyWords(amount, currency ?? 'EUR', { short: true })
  const hasBudget = perDay !== null || most !== null
  return (
    <section className={`${frame.card} ${styles.first}`} aria-labelledby="cost">
      <h2 id="cost">What it can cost</h2>
      {currency === null && <p>Nothing yet: choose what pays for it first.</p>}
      {currency !== null && !hasBudget && <p>Nothing yet: it has no budget.</p>}
      {currency !== null && hasBudget && (
        <dl className={styles.cost}>
          {perDay !== null && (
            <div>
              <dt>a day on average</dt>
              <dd>{words(perDay)}</dd>
            </div>
          )}
          <div>
            <dt>{most === null ? 'It has no end' : 'at most in all'}</dt>
            <dd>{most === null ? '∞' : words(most)}</dd>
          </div>
          {mostInMonth !== null && (
            <div>
              <dt>at most in one month</dt>
              <dd>{words(mostInMonth)}</dd>
            </div>
          )}
        </dl>
      )}
    </section>
  )
}
