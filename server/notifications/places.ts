import type { Told } from './due.ts'

/** Where a person finds it, as a path of the product. */
export function pathOf({
  pairId,
  threadId,
  campaignId,
  kind,
}: Pick<Told, 'pairId' | 'threadId' | 'campaignId' | 'kind'>) {
  if (pairId && threadId) return `/pairs/${pairId}/inbox/${encodeURIComponent(threadId)}`
  if (pairId && campaignId) return `/pairs/${pairId}/campaigns/${campaignId}`
  if (pairId && kind === 'connection_broken') return `/pairs/${pairId}/settings`
  if (pairId && kind === 'rule_disarmed') return `/pairs/${pairId}/settings/rules`
  if (pairId && kind === 'assigned') return `/pairs/${pairId}/inbox?view=mine`
  return '/notifications'
}
