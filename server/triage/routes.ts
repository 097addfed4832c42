import type { triage } from '../contract/triage.ts'
import type { Handlers } from '../http/context.ts'
import { finishThread, reopenThread } from './done.ts'

export const triageRoutes: Handlers<typeof triage> = {
  finishThread: ({ params }, context) => finishThread(context, params.threadId),
  reopenThread: ({ params }, context) => reopenThread(context, params.threadId),
}
