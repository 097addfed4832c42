import type { linking } from '../contract/linking.ts'
import type { Handlers } from '../http/context.ts'
import { checkPair } from './checks.ts'
import { type GrantOf, keepConnection, listConnections } from './connections.ts'
import { listPages } from './pages.ts'
import { changePair, getPair, linkPair, listPairs } from './pairs.ts'
import { cancelSync, startSync } from './syncs.ts'
import { unlinkPair } from './unlinking.ts'

export const linkingRoutes = (grantOf: GrantOf): Handlers<typeof linking> => ({
  listConnections: async (_request, context) => ({ items: await listConnections(context) }),
  keepConnection: (_request, context) => keepConnection(context, grantOf),
  listPages: async ({ params }, context) => ({ items: await listPages(context, params.connectionId) }),
  listPairs: async (_request, context) => ({ items: await listPairs(context) }),
  linkPair: ({ body }, context) => linkPair(context, body),
  getPair: ({ params }, context) => getPair(context, params.pairId),
  changePair: ({ params, version, body }, context) => changePair(context, params.pairId, version, body),
  unlinkPair: ({ params }, context) => unlinkPair(context, params.pairId),
  checkPair: ({ params }, context) => checkPair(context, params.pairId),
  startSync: ({ params }, context) => startSync(context, params.pairId),
  cancelSync: ({ params }, context) => cancelSync(context, params.pairId),
})
