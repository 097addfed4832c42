import { NetworkMark } from '../ui/NetworkMark.tsx'
import { networks } from '../ui/networks.ts'
import { type Day, dayWords } from './days.ts'
import { amountOf, type Metric } from './metrics.ts'
import styles from './Results.module.css'

/** What one day brought, beside the pointer. */
export function ChartTip({ day, metric, currency }: { day: Day | undefined; metric: Metric; currency: string }) {
  if (!day) return null
  return (
    <div className={styles.tip}>
      <strong>{dayWords(day.day)}</strong>
      {networks.map((network) => (
        <span key={network}>
          <NetworkMark network={network} />
          {amountOf(metric, day[network], currency)}
        </span>
      ))}
    </div>
  )
}
