import { lazy, Suspense } from 'react'
import type { Campaign } from '../../server/contract/campaigns.ts'
import type { Pair } from '../../server/contract/linking.ts'
import type { Results } from '../../server/contract/results.ts'
import { CreativeTable } from '../results/CreativeTable.tsx'
import { dayWords, everyDay } from '../results/days.ts'
import { amountOf, costPerClick, metrics } from '../results/metrics.ts'
import { PlacementTable } from '../results/PlacementTable.tsx'
import { Tiles } from '../results/Tiles.tsx'
import { Face } from '../ui/Face.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import frame from '../ui/Frame.module.css'
import styles from './Report.module.css'
import { ReportDays } from './ReportDays.tsx'

const DayChart = lazy(() => import('../results/DayChart.tsx').then((module) => ({ default: module.DayChart })))

interface ReportProps {
  pair: Pair
  campaign: Campaign
  results: Results
}

export function Report({ pair, campaign, results }: ReportProps) {
  const days = everyDay(results.days)
  const { currency, total } = results
  const [first] = days
  const last = days.at(-1)
  if (!first || !last)
    return <p className={styles.sheet}>Nothing was shown on these days, so there is nothing to report.</p>
  const span = `${dayWords(first.day)} to ${dayWords(last.day)} ${last.day.slice(0, 4)}`
  return (
    <article className={styles.sheet} aria-labelledby="report">
      <header className={styles.head}>
        <Face name={pair.page.name} pictureUrl={pair.page.pictureUrl} size={48} square />
        <div>
          <p className={styles.whose}>
            <ForeignText>{pair.page.name}</ForeignText>
            {pair.profile && <ForeignText>{`@${pair.profile.username}`}</ForeignText>}
          </p>
          <h1 id="report">
            <ForeignText>{campaign.name}</ForeignText>
          </h1>
          <p className={frame.soft}>{span}</p>
        </div>
      </header>
      <p className={styles.summary}>
        {amountOf('reach', total, currency)} people saw it {amountOf('impressions', total, currency)} times and followed
        its link {amountOf('clicks', total, currency)} times. It cost {amountOf('spend', total, currency)}, which is{' '}
        {costPerClick(total, currency)} a click.
      </p>
      <Tiles results={results} />
      {metrics
        .filter(({ value }) => value !== 'impressions')
        .map(({ value, label, means }) => (
          <section key={value} className={styles.part} aria-labelledby={`report-${value}`}>
            <h2 id={`report-${value}`}>
              {label} by day <span className={frame.soft}>{means.toLowerCase()}, on both networks</span>
            </h2>
            <div className={styles.chart} aria-hidden="true">
              <Suspense fallback={null}>
                <DayChart days={days} metric={value} currency={currency} height={200} />
              </Suspense>
            </div>
          </section>
        ))}
      <section className={styles.part} aria-labelledby="report-days">
        <h2 id="report-days">Day by day</h2>
        <ReportDays days={days} currency={currency} />
      </section>
      <section className={styles.part} aria-labelledby="report-placements">
        <h2 id="report-placements">Where it was seen</h2>
        <PlacementTable results={results} metric="impressions" />
      </section>
      {results.creatives.length > 1 && (
        <section className={styles.part} aria-labelledby="report-creatives">
          <h2 id="report-creatives">A against B</h2>
          <CreativeTable campaign={campaign} results={results} />
        </section>
      )}
      <footer className={frame.soft}>
        Days as in {results.zone}. Reach counts different people: who saw it on several days or on both networks counts
        once in all, so days and networks add up to more.
      </footer>
    </article>
  )
}
