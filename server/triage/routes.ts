import type { triage } from '../contract/triage.ts'
import type { Handlers } from '../http/context.ts'
import { snoozeThread, wakeThread } from './snoozing.ts'
import {
  assignThread,
  finishThread,
  labelThread,
  markRead,
  markUnread,
  prioritiseThread,
  reopenThread,
  unassignThread,
  unlabelThread,
} from './verbs.ts'

export const triageRoutes: Handlers<typeof triage> = {
  finishThread: ({ params }, context) => finishThread(context, params.threadId),
  reopenThread: ({ params }, context) => reopenThread(context, params.threadId),
  snoozeThread: ({ params, body }, context) => snoozeThread(context, params.threadId, body.until),
  wakeThread: ({ params }, context) => wakeThread(context, params.threadId),
  assignThread: ({ params, body }, context) => assignThread(context, params.threadId, body.personId),
  unassignThread: ({ params }, context) => unassignThread(context, params.threadId),
  prioritiseThread: ({ params, body }, context) => prioritiseThread(context, params.threadId, body.priority),
  labelThread: ({ params }, context) => labelThread(context, params.threadId, params.labelId),
  unlabelThread: ({ params }, context) => unlabelThread(context, params.threadId, params.labelId),
  markUnread: ({ params }, context) => markUnread(context, params.threadId),
  markRead: ({ params }, context) => markRead(context, params.threadId),
}
