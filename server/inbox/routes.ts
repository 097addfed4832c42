import type { inbox } from '../contract/inbox.ts'
import type { Handlers } from '../http/context.ts'
import { countThreads } from './counts.ts'
import { listThreads } from './lists.ts'
import { getThread } from './reading.ts'
import { changeView, listViews, removeView, saveView } from './savedViews.ts'

export const inboxRoutes: Handlers<typeof inbox> = {
  listThreads: ({ params, query }, context) => listThreads(context, params.pairId, query),
  countThreads: ({ params }, context) => countThreads(context, params.pairId),
  getThread: ({ params }, context) => getThread(context, params.threadId),
  listViews: ({ params }, context) => listViews(context, params.pairId),
  saveView: ({ params, body }, context) => saveView(context, params.pairId, body),
  changeView: ({ params, version, body }, context) => changeView(context, params.viewId, version, body),
  removeView: ({ params }, context) => removeView(context, params.viewId),
}
