import { useQuery } from '@tanstack/react-query'
import type { Campaign } from '../../server/contract/campaigns.ts'
import type { Commitment } from '../../server/contract/spending.ts'
import { api, query } from '../api.ts'
import { SpendBar } from '../ui/SpendBar.tsx'

/** What is left of the pair's limit and of the team's in the months it runs in; nothing where there is no limit. */
export function LimitsAgainst({ campaign }: { campaign: Campaign }) {
  const params = { pairId: campaign.pairId }
  const ofPair = useQuery({ ...query(api.spending.getLimits, { params }), throwOnError: false }).data
  const ofTeam = useQuery({ ...query(api.spending.getTeamLimits), throwOnError: false }).data
  const bars = [
    { whose: 'the pair', known: ofPair?.commitments ?? [] },
    { whose: 'the team', known: ofTeam?.commitments ?? [] },
  ].flatMap(({ whose, known }) => {
    const counting = known.filter((one) => one.limit !== null && isTouched(campaign, one))
    return counting.map(({ month, ...bar }) => ({ ...bar, title: `${monthWords(month)}, ${whose}` }))
  })
  return bars.map((bar) => <SpendBar key={bar.title} {...bar} />)
}

function isTouched({ currency, content: { schedule } }: Campaign, commitment: Commitment) {
  const { startsAt, endsAt } = schedule
  const begins = startsAt?.slice(0, 7) ?? ''
  const ends = endsAt?.slice(0, 7) ?? '9'
  return commitment.currency === currency && commitment.month >= begins && commitment.month <= ends
}

const monthWords = (month: string) =>
  new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en-GB', { timeZone: 'UTC', month: 'long' })
