import type { ResultNumbers, Results } from '../../server/contract/results.ts'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { amountOf, clickRate, costPerClick, type Metric, metrics } from './metrics.ts'
import styles from './Results.module.css'

/** What it brought in all, and how much of it on which network. */
export function Tiles({ results: { total, networks, currency } }: { results: Results }) {
  return (
    <dl className={styles.tiles}>
      {metrics.map(({ value, label }) => (
        <div key={value} className={styles.tile}>
          <dt>{label}</dt>
          <dd>
            <span className={styles.figure}>{amountOf(value, total, currency)}</span>
            <span className={styles.means}>{besides(value, total, currency)}</span>
            <span className={styles.split}>
              {networks.map((one) => (
                <span key={one.network}>
                  <NetworkMark network={one.network} /> {amountOf(value, one, currency)}
                </span>
              ))}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function besides(metric: Metric, total: ResultNumbers, currency: string) {
  if (metric === 'reach') return 'people, each counted once'
  if (metric === 'impressions')
    return total.reach > 0 ? `${(total.impressions / total.reach).toFixed(1)} for each person` : ''
  return metric === 'clicks' ? `${clickRate(total)} of all views` : `${costPerClick(total, currency)} a click`
}
