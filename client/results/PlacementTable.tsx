import { placementFacts } from '../../server/contract/placements.ts'
import type { Results } from '../../server/contract/results.ts'
import { NetworkMark, networkWords } from '../ui/NetworkMark.tsx'
import { amountOf, type Metric, metrics } from './metrics.ts'
import styles from './Results.module.css'

/** Where it was seen: each place with its part of what is looked at as a bar, and all numbers beside it. */
export function PlacementTable({ results, metric }: { results: Results; metric: Metric }) {
  const { placements, currency } = results
  const most = Math.max(1, ...placements.map((one) => one[metric]))
  const rows = placements.toSorted((a, b) => b[metric] - a[metric])
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">By placement</caption>
      <thead>
        <tr>
          <th scope="col">Placement</th>
          {metrics.map(({ value, label }) => (
            <th key={value} scope="col" className={`${styles.number} ${value === metric ? '' : styles.minor}`}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.network} ${row.position}`}>
            <th scope="row">
              <span className={styles.place}>
                <NetworkMark network={row.network} word={titleOf(row)} />
                <span className={styles.track} aria-hidden="true">
                  <span className={styles[row.network]} style={{ inlineSize: `${(row[metric] / most) * 100}%` }} />
                </span>
              </span>
            </th>
            {metrics.map(({ value }) => (
              <td key={value} className={`${styles.number} ${value === metric ? styles.major : styles.minor}`}>
                {amountOf(value, row, currency)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function titleOf({ network, placement, position }: Results['placements'][number]) {
  const title = placement
    ? placementFacts[placement].title
    : position.replace(/^(?:facebook|instagram|ig)_/, '').replaceAll('_', ' ')
  return `${networkWords[network]}: ${title.toLowerCase()}`
}
