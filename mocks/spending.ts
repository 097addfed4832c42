import { Problem } from '../server/contract/problem.ts'
import type { spending } from '../server/contract/spending.ts'
import { payingFor } from './adAccounts.ts'
import { campaignsOf, commitmentsOf, isOn, limitsOf, usualOf } from './commitments.ts'
import { type MockContext, type MockHandlers, memberOf, personOf } from './context.ts'
import { pairIn } from './linking.ts'
import { changed, instant, later } from './memory.ts'
import { turned } from './running.ts'

export const spendingMocks: MockHandlers<typeof spending> = {
  getStop: (_request, context) => ({ stop: context.state.spendStops[memberOf(context).teamId] ?? null }),
  stopSpending: (_request, context) => {
    const { state } = context
    const { teamId } = memberOf(context)
    if (!state.spendStops[teamId]) {
      const on = campaignsOf(context).filter(isOn)
      const pairName = (pairId: string) => state.pairs.find(({ id }) => id === pairId)?.page.name ?? ''
      const open = on
        .map(({ id, pairId, name }) => ({ campaignId: id, pairId, pairName: pairName(pairId), name, problem: null }))
        .sort((one, other) => one.pairName.localeCompare(other.pairName))
      state.spendStops[teamId] = { at: instant(state), by: personOf(context).name, total: on.length, paused: 0, open }
      later(state, () => pauseNext(context))
      tell(context)
    }
    return { stop: state.spendStops[teamId] }
  },
  releaseStop: (_request, context) => {
    const { state } = context
    const { teamId } = memberOf(context)
    delete state.spendStops[teamId]
    for (const one of state.campaigns)
      if (one.teamId === teamId && one.state === 'stopped')
        Object.assign(one, { state: 'paused', why: 'All spending was stopped' })
    tell(context)
    return { stop: null }
  },
  getLimits: ({ params }, context) => {
    const pair = pairIn(context, params.pairId)
    return {
      ...viewOf(context, pair.id),
      commitments: commitmentsOf(
        context.state,
        campaignsOf(context, pair.id),
        () => limitsOf(context.state, pair.id).perMonth,
      ),
    }
  },
  setLimits: ({ params, body, version }, context) => {
    const { id } = pairIn(context, params.pairId)
    const known = limitsOf(context.state, id)
    if (known.version !== version) throw outdated()
    context.state.spendLimits[id] = { ...body, version: version + 1 }
    tell(context, id)
    return viewOf(context, id)
  },
  getTeamLimits: (_request, context) => {
    const { state } = context
    const { teamId } = memberOf(context)
    const kept = state.teamLimits[teamId] ?? { version: 1, items: [] }
    const limit = (currency: string) => kept.items.find((one) => one.currency === currency)?.perMonth ?? null
    return { ...kept, commitments: commitmentsOf(state, campaignsOf(context), limit) }
  },
  setTeamLimits: ({ body, version }, context) => {
    const { teamId } = memberOf(context)
    const known = context.state.teamLimits[teamId] ?? { version: 1, items: [] }
    if (known.version !== version) throw outdated()
    const kept = { items: body.items, version: version + 1 }
    context.state.teamLimits[teamId] = kept
    tell(context)
    return kept
  },
}

const outdated = () =>
  new Problem('outdated', 'Somebody changed the limits meanwhile. Look at theirs before you save yours.')

function viewOf(context: MockContext, pairId: string) {
  const { state } = context
  const currency = payingFor(context, pairId)?.currency ?? null
  return { ...limitsOf(state, pairId), currency, usual: usualOf(context, pairId) }
}

/** One campaign after the other; the pretend platform answers badly at first for one whose name says "stubborn". */
export function pauseNext(context: MockContext) {
  const { state } = context
  const stop = state.spendStops[memberOf(context).teamId]
  const next = stop?.open.find(({ problem }) => problem === null) ?? stop?.open[0]
  const campaign = state.campaigns.find(({ id }) => id === next?.campaignId)
  if (!stop || !next || !campaign) return
  if (/stubborn/i.test(next.name) && next.problem === null)
    next.problem = 'The platform answered with an error. It is asked again.'
  else {
    stop.open = stop.open.filter((one) => one !== next)
    stop.paused += 1
    turned(context, campaign, false)
    Object.assign(campaign, { state: 'stopped', why: 'All spending is stopped' })
  }
  tell(context, campaign.pairId)
  later(state, () => pauseNext(context))
}

function tell(context: MockContext, pairId: string | null = null) {
  const { teamId } = memberOf(context)
  for (const topic of ['spending', 'campaigns'] as const) changed(context.state, teamId, { topic, pairId, ids: [] })
}
