import type { AdAccount, adAccounts } from '../server/contract/adAccounts.ts'
import { Problem } from '../server/contract/problem.ts'
import { type MockContext, type MockHandlers, memberOf } from './context.ts'
import { pairIn } from './linking.ts'
import { changed, instant, type MockPair, type State } from './memory.ts'

export const adAccountsMocks: MockHandlers<typeof adAccounts> = {
  listAdAccounts: ({ params }, context) => {
    pairIn(context, params.pairId)
    return { items: reachable(context) }
  },
  getAdAccount: ({ params }, context) => ({ account: payingFor(context, params.pairId) }),
  chooseAdAccount: ({ params, body }, context) => {
    const pair = pairIn(context, params.pairId)
    const account = reachable(context).find(({ id }) => id === body.id)
    if (!account) throw new Problem('not_found', 'The connection reaches no such ad account.')
    context.state.payingAccounts[pair.id] = account.id
    changed(context.state, pair.teamId, { topic: 'adAccounts', pairId: pair.id, ids: [account.id] })
    return { account }
  },
}

/** The ad account that pays for the pair; the only one there is without having been chosen. */
export function payingFor(context: MockContext, pairId: string) {
  const pair = pairIn(context, pairId)
  const all = reachable(context)
  const chosen = context.state.payingAccounts[pair.id]
  return all.find(({ id }) => id === chosen) ?? (all.length === 1 ? (all[0] ?? null) : null)
}

/** What the seed has, otherwise one account for each Page that is linked. */
const reachable = (context: MockContext): AdAccount[] => {
  const { teamId } = memberOf(context)
  const { state } = context
  const kept = state.adAccounts.filter((account) => account.teamId === teamId)
  const pairs = state.pairs.filter((pair) => pair.teamId === teamId && !pair.unlinkedAt)
  const all = kept.length > 0 ? kept : pairs.map((pair) => accountFor(state, pair))
  return all.sort((one, other) => one.name.localeCompare(other.name))
}

const accountFor = (state: State, { page }: MockPair): AdAccount => ({
  id: `act_${page.id}`,
  name: page.name,
  currency: 'EUR',
  zone: 'Europe/Dublin',
  leastDaily: 100,
  payer: page.name,
  beneficiary: page.name,
  obstacle: null,
  readAt: instant(state),
})
