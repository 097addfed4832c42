import type { inbox } from '../contract/inbox.ts'
import type { Handlers } from '../http/context.ts'
import { countThreads } from './counts.ts'
import { listThreads } from './lists.ts'
import { getThread } from './reading.ts'

export const inboxRoutes: Handlers<typeof inbox> = {
  listThreads: ({ params, query }, context) => listThreads(context, params.pairId, query),
  countThreads: ({ params }, context) => countThreads(context, params.pairId),
  getThread: ({ params }, context) => getThread(context, params.threadId),
}
