import type { linking } from '../server/contract/linking.ts'
import { Problem } from '../server/contract/problem.ts'
import { businesses } from './businesses.ts'
import { type MockContext, type MockHandlers, memberOf, personOf } from './context.ts'
import { grantOf } from './grants.ts'
import { changed, instant, type MockPair, newId } from './memory.ts'
import { accountsOf, beginSync, lookAtHealth, newPair } from './pairs.ts'

export const linkingMocks: MockHandlers<typeof linking> = {
  listConnections: (_request, context) => {
    const { teamId } = memberOf(context)
    return { items: context.state.connections.filter((one) => one.teamId === teamId).reverse() }
  },
  keepConnection: (_request, context) => {
    const person = personOf(context)
    if (!person.facebook)
      throw new Problem('conflict', 'Continue with Facebook first, so that there is something to connect.')
    const { teamId } = memberOf(context)
    const connection = grantOf(context.state, teamId, person)
    changed(context.state, teamId, { topic: 'linking', pairId: null, ids: [connection.id] })
    return connection
  },
  listPages: ({ params }, context) => {
    connectionIn(context, params.connectionId)
    const linkedPages = new Map(pairsOf(context).map(({ id, page }) => [page.id, id]))
    const items = businesses.map((business) => ({
      ...accountsOf(business),
      pairId: linkedPages.get(business.page.id) ?? null,
      obstacle: business.obstacle,
      linkable: business.linkable && !linkedPages.has(business.page.id),
    }))
    return { items }
  },
  listPairs: (_request, context) => ({
    items: pairsOf(context).sort((a, b) => a.page.name.localeCompare(b.page.name)),
  }),
  linkPair: ({ body }, context) => {
    const { state } = context
    const { teamId } = memberOf(context)
    const grant = connectionIn(context, body.connectionId)
    const business = businesses.find(({ page }) => page.id === body.pageId)
    if (!business) throw new Problem('not_found', 'This Page was not granted. Connect again and choose it.')
    if (!business.linkable) throw new Problem('conflict', business.obstacle?.title ?? 'This Page cannot be linked.')
    if (pairsOf(context).some(({ page }) => page.id === body.pageId)) {
      throw new Problem('conflict', 'Your team has this Page already.')
    }
    const pair =
      returning(context, body.pageId) ?? newPair(state, { id: newId(), teamId, business, zone: body.zone, grant })
    beginSync(state, pair, business)
    return pair
  },
  getPair: ({ params }, context) => pairIn(context, params.pairId),
  changePair: ({ params, body, version }, context) => {
    const pair = pairIn(context, params.pairId)
    if (pair.version !== version) {
      throw new Problem('outdated', 'Somebody changed this pair since you opened it. Look at both and save again.')
    }
    Object.assign(pair, body, { version: pair.version + 1 })
    return announced(context, pair)
  },
  unlinkPair: ({ params }, context) => {
    const pair = pairIn(context, params.pairId)
    pair.unlinkedAt = instant(context.state)
    pair.version += 1
    announced(context, pair)
  },
  // Checking a pair without a Profile finds one, as if a person had done the steps in between.
  checkPair: ({ params }, context) => {
    const pair = pairIn(context, params.pairId)
    if (!pair.profile) {
      const username = pair.page.name.toLowerCase().replaceAll(/\W+/g, '.')
      pair.profile = {
        ...pair.page,
        id: `1784140000000${pair.page.id}`,
        username,
        url: `/sandbox/instagram/${username}`,
      }
    }
    lookAtHealth(context.state, pair)
    return announced(context, pair)
  },
  startSync: ({ params }, context) => {
    const pair = pairIn(context, params.pairId)
    const business = businesses.find(({ page }) => page.id === pair.page.id)
    if (business) beginSync(context.state, pair, business)
    return pair
  },
  cancelSync: ({ params }, context) => {
    const pair = pairIn(context, params.pairId)
    if (pair.sync?.state === 'running') {
      Object.assign(pair.sync, { state: 'cancelled', finishedAt: instant(context.state) })
      lookAtHealth(context.state, pair)
    }
    return announced(context, pair)
  },
}

function pairsOf(context: MockContext) {
  const { teamId } = memberOf(context)
  return context.state.pairs.filter((pair) => pair.teamId === teamId && !pair.unlinkedAt)
}

/** The team's pair of that id; anybody else's is as unknown as one that never was. */
export function pairIn(context: MockContext, pairId: string): MockPair {
  const pair = pairsOf(context).find(({ id }) => id === pairId)
  if (!pair) throw new Problem('not_found', 'Your team has no such pair.')
  return pair
}

/** A pair that was unlinked comes back with all that was read. */
function returning({ state, member }: MockContext, pageId: string) {
  const pair = state.pairs.find(({ teamId, page }) => teamId === member?.teamId && page.id === pageId)
  return pair && Object.assign(pair, { unlinkedAt: null, version: pair.version + 1, linkedAt: instant(state) })
}

function connectionIn(context: MockContext, connectionId: string) {
  const { teamId } = memberOf(context)
  const connection = context.state.connections.find(({ id, teamId: of }) => id === connectionId && of === teamId)
  if (!connection) throw new Problem('not_found', 'Your team has no such connection.')
  return connection
}

function announced({ state }: MockContext, pair: MockPair) {
  changed(state, pair.teamId, { topic: 'linking', pairId: pair.id, ids: [pair.id] })
  return pair
}
