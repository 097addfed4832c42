import { useLocation, useNavigate, useSearchParams } from 'react-router'
import type { CampaignSearch } from '../paths.ts'
import { type Metric, metricOf } from './metrics.ts'

const isDay = (text: string | null) => (text && /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined)

/** The days and the number that the address asks for; what is no date there is not asked for. */
export function useRange() {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const from = isDay(params.get('from'))
  const to = isDay(params.get('to'))
  const metric = metricOf(params.get('show'))
  const addressOf = (part: CampaignSearch | { show: Metric }) => {
    const all = { from, to, show: metric, ...part }
    const said = Object.entries(all).filter(([, value]) => value !== undefined && value !== 'reach')
    return said.length > 0
      ? `${pathname}?${new URLSearchParams(said.map(([name, value]) => [name, String(value)]))}`
      : pathname
  }
  const choose = (part: CampaignSearch | { show: Metric }) =>
    void navigate(addressOf(part), { replace: true, preventScrollReset: true })
  return { from, to, metric, addressOf, choose }
}

export type Range = ReturnType<typeof useRange>
