import { campaignIn } from '../notices/notify.ts'
import type { Told } from './due.ts'

/** Where a person finds it, as a path of the product. */
export function pathOf(told: Pick<Told, 'pairId' | 'threadId' | 'kind' | 'subject'>) {
  const { pairId, threadId, kind } = told
  const campaignId = campaignIn(told)
  if (pairId && threadId) return `/pairs/${pairId}/inbox/${encodeURIComponent(threadId)}`
  if (pairId && campaignId) return `/pairs/${pairId}/campaigns/${encodeURIComponent(campaignId)}`
  if (pairId && kind === 'connection_broken') return `/pairs/${pairId}/settings`
  if (pairId && kind === 'rule_disarmed') return `/pairs/${pairId}/settings/rules`
  if (pairId && kind === 'assigned') return `/pairs/${pairId}/inbox?view=mine`
  return '/notifications'
}
