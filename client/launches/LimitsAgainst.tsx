import { useQuery } from '@tanstack/react-query'
import { api, query } from '../api.ts'
import { SpendBar } from '../ui/SpendBar.tsx'

/** What is left this month of the pair's limit and of the team's; nothing where there is none. */
export function LimitsAgainst({ pairId, currency }: { pairId: string; currency: string | null }) {
  const ofPair = useQuery({ ...query(api.spending.getLimits, { params: { pairId } }), throwOnError: false }).data
  const ofTeam = useQuery({ ...query(api.spending.getTeamLimits), throwOnError: false }).data
  const bars = [
    { title: 'This month, the pair', known: ofPair?.commitments },
    { title: 'This month, the team', known: ofTeam?.commitments },
  ].flatMap(({ title, known }) => {
    const first = known?.find((one) => one.currency === currency)
    return first && first.limit !== null ? [{ title, ...first }] : []
  })
  return bars.map(({ title, month: _month, ...bar }) => <SpendBar key={title} title={title} {...bar} />)
}
