import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CampaignRow } from '../../server/contract/campaigns.ts'
import { moneyWords } from '../../server/contract/money.ts'
import { api, query } from '../api.ts'
import { usePairs } from '../layout/usePairs.ts'
import { say } from '../ui/toasts.ts'

/** Stops all spending of the team, or allows it again. */
export function useStop() {
  const queries = useQueryClient()
  const settle = (after: { stop: unknown }, words: string) => {
    say(words)
    queries.setQueryData<unknown>(query(api.spending.getStop).queryKey, after)
    for (const queryKey of [['campaigns'], ['spending'], ['launches']]) void queries.invalidateQueries({ queryKey })
  }
  const onError = (error: Error) => say(error.message, { tone: 'problem' })
  const stop = useMutation({
    mutationFn: () => api.spending.stopSpending(),
    onSuccess: (after) => settle(after, 'All spending is stopped'),
    onError,
  })
  const release = useMutation({
    mutationFn: () => api.spending.releaseStop(),
    onSuccess: (after) => settle(after, 'Spending is allowed again'),
    onError,
  })
  return { stop, release }
}

const isOn = ({ state }: CampaignRow) => state === 'active' || state === 'scheduled' || state === 'in_review'

/** What a stop would reach: the campaigns of all pairs that are on, of at most 100 for each pair, and what they can still spend this month. */
export function useReach() {
  const pairs = usePairs()
  const lists = useQueries({
    queries: pairs.map(({ id }) => ({
      ...query(api.campaigns.listCampaigns, { params: { pairId: id }, query: { view: 'out', limit: 100 } }),
      throwOnError: false,
    })),
  })
  const { data: limits } = useQuery({ ...query(api.spending.getTeamLimits), throwOnError: false })
  const on = lists.flatMap(({ data }) => data?.items.filter(isOn) ?? [])
  const more = lists.some(({ data }) => data?.nextCursor)
  const months = Map.groupBy(limits?.commitments ?? [], ({ currency }) => currency)
  const money = [...months].flatMap(([currency, [first]]) =>
    first && first.committed > 0 ? moneyWords(first.committed, currency, { short: true }) : [],
  )
  return { on, more, money, isKnown: lists.every(({ data }) => data) }
}
