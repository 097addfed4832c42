import { moneyWords } from '../../server/contract/money.ts'
import type { ResultNumbers } from '../../server/contract/results.ts'
import { readable } from '../ui/numbers.ts'

export type Metric = 'reach' | 'impressions' | 'clicks' | 'spend'

export const metrics = [
  { value: 'reach', label: 'Reach', means: 'Different people' },
  { value: 'impressions', label: 'Impressions', means: 'Times it was seen' },
  { value: 'clicks', label: 'Clicks', means: 'On the link' },
  { value: 'spend', label: 'Spend', means: 'What it cost' },
] as const satisfies { value: Metric; label: string; means: string }[]

export const metricWords = Object.fromEntries(metrics.map(({ value, label }) => [value, label])) as Record<
  Metric,
  string
>

export const metricOf = (text: string | null): Metric => metrics.find(({ value }) => value === text)?.value ?? 'reach'

/** A number as people read it; spend in its currency. */
export const amountOf = (metric: Metric, numbers: ResultNumbers, currency: string) =>
  metric === 'spend' ? moneyWords(numbers.spend, currency) : readable(numbers[metric])

/** What one click cost; a dash without any. */
export const costPerClick = ({ spend, clicks }: ResultNumbers, currency: string) =>
  clicks > 0 ? moneyWords(Math.round(spend / clicks), currency) : '–'

/** How many of a hundred views led to a click. */
export const clickRate = ({ clicks, impressions }: ResultNumbers) =>
  impressions > 0 ? `${((clicks / impressions) * 100).toFixed(2)} %` : '–'
