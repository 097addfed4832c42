import type { Results } from '../../server/contract/results.ts'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { amountOf, clickRate, costPerClick, metrics } from './metrics.ts'
import styles from './Results.module.css'

/** What it brought in all, and how much of it on which network. */
export function Tiles({ results: { total, networks, currency } }: { results: Results }) {
  return (
    <dl className={styles.tiles}>
      {metrics.map(({ value, label, means }) => (
        <div key={value} className={styles.tile}>
          <dt>
            {label} <span className={styles.means}>{means}</span>
          </dt>
          <dd>
            <span className={styles.figure}>{amountOf(value, total, currency)}</span>
            {value === 'clicks' && <span className={styles.means}>{clickRate(total)} of all views</span>}
            {value === 'spend' && <span className={styles.means}>{costPerClick(total, currency)} a click</span>}
            {value === 'reach' && networks.length > 1 && (
              <span className={styles.means}>Who saw it on both counts once</span>
            )}
            {value === 'impressions' && total.reach > 0 && (
              <span className={styles.means}>{(total.impressions / total.reach).toFixed(1)} for each person</span>
            )}
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
