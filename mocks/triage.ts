import { Problem } from '../server/contract/problem.ts'
import type { triage } from '../server/contract/triage.ts'
import type { MockContext, MockHandlers } from './context.ts'
import { instant, type MockThread } from './memory.ts'
import { announce, threadIn } from './places.ts'

export const triageMocks: MockHandlers<typeof triage> = {
  finishThread: ({ params }, context) => {
    const thread = threadIn(context, params.threadId)
    checkStands(context, thread)
    thread.doneAt ??= instant(context.state)
    announce(context, thread)
  },
  reopenThread: ({ params }, context) => {
    const thread = threadIn(context, params.threadId)
    checkStands(context, thread)
    thread.doneAt = null
    announce(context, thread)
  },
}

function checkStands({ state }: MockContext, { id }: MockThread) {
  const first = state.comments.find((comment) => comment.id === id)
  if (first?.deletedAt) throw new Problem('conflict', 'The comment that opened this thread was deleted.')
}
