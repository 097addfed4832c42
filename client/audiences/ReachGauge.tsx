import type { Estimate } from '../../server/contract/audiences.ts'
import type { Goal } from '../../server/contract/campaignContent.ts'
import { readable } from '../ui/numbers.ts'
import styles from './Audiences.module.css'
import type { EstimateQuery } from './useEstimate.ts'

interface ReachGaugeProps {
  estimate: EstimateQuery
  hasPlaces: boolean
  goal: Goal
}

/** How many people that may be, on a scale from a street to a country. */
export function ReachGauge({ estimate: { data, error, isFetching }, hasPlaces, goal }: ReachGaugeProps) {
  const middle = data && hasPlaces ? middleOf(data) : null
  return (
    <div className={styles.gauge} aria-busy={isFetching}>
      <p className={styles.people} role="status">
        {sentenceOf(hasPlaces, data, error)}
      </p>
      {/* What it shows is said above and below it. */}
      <div className={styles.scale} aria-hidden="true">
        <span />
        <span />
        <span />
        <span />
        {middle !== null && <i style={{ insetInlineStart: `${shareOf(middle)}%` }} />}
      </div>
      <p className={styles.soft}>{middle === null ? 'From a street to a country' : levelOf(middle)}</p>
      {data?.perDay && hasPlaces && (
        <p className={styles.soft}>
          On a day the budget may reach {between(data.perDay.reachLower, data.perDay.reachUpper)} of them
          {resultWords[goal] &&
            ` and bring ${between(data.perDay.resultsLower, data.perDay.resultsUpper)} ${resultWords[goal]}`}
          .
        </p>
      )}
    </div>
  )
}

function sentenceOf(hasPlaces: boolean, data: Estimate | undefined, error: Error | null) {
  if (!hasPlaces) return 'Choose a place to see how many people that are.'
  if (!data) return error ? error.message : 'Counting…'
  if (!data.ready) return 'The platform still counts.'
  if (data.upper === null || data.lower === null) return 'The platform does not say how many people that are.'
  if (data.upper === 0) return 'Nobody: the audience is too narrow.'
  return `About ${between(data.lower, data.upper)} people`
}

const middleOf = ({ lower, upper }: Estimate) => (lower === null || upper === null ? null : (lower + upper) / 2)

/** On a scale of powers of ten from 1,000 to 10,000,000. */
const shareOf = (people: number) => Math.min(98, Math.max(1, (Math.log10(Math.max(people, 1)) - 3) * 25))

function levelOf(people: number) {
  if (people < 1_000) return 'Very narrow: it may not be delivered at all'
  if (people < 10_000) return 'Narrow: it will see your ad often'
  if (people < 300_000) return 'Good for a shop and its surroundings'
  if (people < 3_000_000) return 'Broad'
  return 'Very broad: only a large budget reaches most of it'
}

const resultWords: Record<Goal, string> = {
  reach: '',
  impressions: 'showings',
  link_clicks: 'clicks',
  post_engagement: 'reactions',
}

const between = (lower: number, upper: number) =>
  lower === upper ? readable(lower) : `${readable(lower)} to ${readable(upper)}`
