import type { presence } from '../contract/presence.ts'
import type { Handlers } from '../http/context.ts'
import { endPresence, listPresence, showPresence } from './presence.ts'

export const presenceRoutes: Handlers<typeof presence> = {
  listPresence: ({ params }, context) => listPresence(context, params.pairId),
  showPresence: ({ params, body }, context) => showPresence(context, params.threadId, body.state),
  endPresence: ({ params }, context) => endPresence(context, params.threadId),
}
