import { Button } from '@mantine/core'
import { useState } from 'react'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { networks } from '../ui/networks.ts'
import { type Day, dayWords } from './days.ts'
import { amountOf, type Metric, metricWords } from './metrics.ts'
import styles from './Results.module.css'

const few = 7

/** The same as the chart above it, in figures, the newest day first. */
export function DayTable({ days, metric, currency }: { days: Day[]; metric: Metric; currency: string }) {
  const [all, setAll] = useState(false)
  const rows = all ? days.toReversed() : days.slice(-few).toReversed()
  return (
    <>
      <table className={`${styles.table} ${styles.days}`}>
        <caption className="visually-hidden">{metricWords[metric]} by day and network</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            {networks.map((network) => (
              <th key={network} scope="col" className={styles.number}>
                <NetworkMark network={network} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((day) => (
            <tr key={day.day}>
              <th scope="row">{dayWords(day.day)}</th>
              {networks.map((network) => (
                <td key={network} className={styles.number}>
                  {amountOf(metric, day[network], currency)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {days.length > few && (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => setAll(!all)}>
            {all ? 'Show the last seven' : `Show all ${days.length} days`}
          </Button>
        </div>
      )}
    </>
  )
}
