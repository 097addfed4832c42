import { type Day, dayWords } from '../results/days.ts'
import { amountOf, type Metric, metrics } from '../results/metrics.ts'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { networks } from '../ui/networks.ts'
import styles from './Report.module.css'

const shown = metrics.filter(({ value }) => value !== 'impressions')

/** All days in figures, both networks side by side. */
export function ReportDays({ days, currency }: { days: Day[]; currency: string }) {
  return (
    <table className={styles.days}>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            Day
          </th>
          {shown.map(({ value, label }) => (
            <th key={value} scope="colgroup" colSpan={networks.length}>
              {label}
            </th>
          ))}
        </tr>
        <tr>
          {shown.flatMap(({ value }) =>
            networks.map((network) => (
              <th key={`${value} ${network}`} scope="col">
                <NetworkMark network={network} />
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.day}>
            <th scope="row">{dayWords(day.day)}</th>
            {shown.flatMap(({ value }) => cellsOf(day, value, currency))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const cellsOf = (day: Day, metric: Metric, currency: string) =>
  networks.map((network) => <td key={`${metric} ${network}`}>{amountOf(metric, day[network], currency)}</td>)
