import { Skeleton } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import type { Campaign } from '../../server/contract/campaigns.ts'
import type { Results } from '../../server/contract/results.ts'
import { wallTime } from '../../server/contract/wallTime.ts'
import { api, query } from '../api.ts'
import { paths } from '../paths.ts'
import frame from '../ui/Frame.module.css'
import { Segments } from '../ui/Segments.tsx'
import { useNow } from '../ui/useNow.ts'
import { CreativeTable } from './CreativeTable.tsx'
import { DayTable } from './DayTable.tsx'
import { everyDay } from './days.ts'
import { metrics } from './metrics.ts'
import { PacingBar } from './PacingBar.tsx'
import { PlacementTable } from './PlacementTable.tsx'
import { RangeBar } from './RangeBar.tsx'
import { ReadNow } from './ReadNow.tsx'
import styles from './Results.module.css'
import { Tiles } from './Tiles.tsx'
import { type Range, useRange } from './useRange.ts'

// With its charts' library, which nothing else needs.
const DayChart = lazy(() => import('./DayChart.tsx').then((module) => ({ default: module.DayChart })))

/** What a campaign has brought: in all, by day on both networks, by place and by creative. */
export function ResultsView({ campaign }: { campaign: Campaign }) {
  const range = useRange()
  const { from, to } = range
  const { data: results } = useQuery({
    ...query(api.results.getResults, { params: { campaignId: campaign.id }, query: { from, to } }),
    placeholderData: keepPreviousData,
  })
  const now = useNow()
  if (!results)
    return (
      <div className={styles.results} role="status" aria-label="Loading">
        <Skeleton height={96} />
        <Skeleton height={300} />
      </div>
    )
  const call = { params: { campaignId: campaign.id } }
  return (
    <section className={styles.results} aria-labelledby="results">
      {results.pacing && (
        <PacingBar campaign={campaign} pacing={results.pacing} currency={results.currency} zone={results.zone} />
      )}
      <header className={styles.head}>
        <h2 id="results">Results</h2>
        <ReadNow campaignId={campaign.id} readAt={results.readAt} />
        <span className={styles.links}>
          <a href={api.results.downloadResults.addressOf(call)} download>
            <IconDownload size={16} aria-hidden="true" />
            Spreadsheet
          </a>
          <Link to={paths.report(campaign.pairId, campaign.id, { from, to })}>
            <IconPrinter size={16} aria-hidden="true" />
            Report
          </Link>
        </span>
      </header>
      <RangeBar range={range} today={wallTime(new Date(now), results.zone).slice(0, 10)} />
      {results.days.length === 0 ? (
        <p className={frame.card}>
          {from || to
            ? 'Nothing was shown on these days.'
            : 'Nothing was shown yet. Numbers come about an hour after it goes live.'}
        </p>
      ) : (
        <Numbers campaign={campaign} results={results} range={range} />
      )}
    </section>
  )
}

function Numbers({ campaign, results, range }: { campaign: Campaign; results: Results; range: Range }) {
  const { currency, zone } = results
  const { metric } = range
  const days = everyDay(results.days)
  return (
    <>
      <Tiles results={results} />
      <section className={frame.card} aria-labelledby="by-day">
        <div className={styles.head}>
          <h3 id="by-day">By day</h3>
          <Segments
            label="What the chart shows"
            hideLabel
            options={metrics}
            value={metric}
            onChange={(show) => range.choose({ show })}
          />
        </div>
        <div className={styles.chart} aria-hidden="true">
          <Suspense fallback={<Skeleton height={240} />}>
            <DayChart days={days} metric={metric} currency={currency} />
          </Suspense>
        </div>
        <DayTable days={days} metric={metric} currency={currency} />
        <p className={styles.means}>Days as in {zone}, where the ad account is.</p>
      </section>
      <section className={frame.card} aria-labelledby="by-placement">
        <h3 id="by-placement">By placement</h3>
        <PlacementTable results={results} metric={metric} />
      </section>
      {results.creatives.length > 0 && (
        <section className={frame.card} aria-labelledby="by-creative">
          <h3 id="by-creative">{results.creatives.length > 1 ? 'A against B' : 'The creative'}</h3>
          <CreativeTable campaign={campaign} results={results} />
        </section>
      )}
    </>
  )
}
