import { useQuery } from '@tanstack/react-query'
import type { Campaign } from '../../server/contract/campaigns.ts'
import type { Finding, Plan } from '../../server/contract/launches.ts'
import { api } from '../api.ts'

/** The platform's own check of exactly this plan: by itself, once for each, as soon as our own rules let it pass. */
export function useCheck({ id: campaignId }: Campaign, { hash, findings }: Plan, wanted: boolean) {
  const mayPass = wanted && !findings.some(({ level }) => level === 'error')
  const { data, error, isFetching, refetch } = useQuery({
    // By its own name: the steps of a launch are no reason to ask the platform again.
    queryKey: ['platformCheck', campaignId, hash],
    queryFn: ({ signal }) => api.launches.checkPlan({ params: { campaignId }, body: { hash } }, signal),
    enabled: mayPass,
    throwOnError: false,
    retry: false,
    persister: undefined,
  })
  const state = !mayPass ? 'waits' : isFetching ? 'asking' : error ? 'failed' : 'done'
  return { state, found: data?.findings ?? nothing, error, again: () => void refetch() } as const
}

const nothing: Finding[] = []

export type Check = ReturnType<typeof useCheck>

/** What our rules and the platform say, worst first. */
export function allFindings({ findings }: Plan, { found }: Check): Finding[] {
  const order = ['error', 'ask', 'hint']
  return [...findings, ...found].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
}
