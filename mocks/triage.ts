import { mayDo } from '../server/contract/access.ts'
import { Problem } from '../server/contract/problem.ts'
import { mostLabelsOfThread, type triage } from '../server/contract/triage.ts'
import type { MockContext, MockHandlers } from './context.ts'
import { labelIn } from './labels.ts'
import { instant, type MockThread } from './memory.ts'
import { announce, threadIn } from './places.ts'

const yearMs = 366 * 24 * 3600_000

export const triageMocks: MockHandlers<typeof triage> = {
  finishThread: ({ params }, context) => {
    const thread = standingThread(context, params.threadId)
    change(context, thread, { doneAt: thread.doneAt ?? instant(context.state), snoozedUntil: null, unreadSince: null })
  },
  reopenThread: ({ params }, context) =>
    change(context, standingThread(context, params.threadId), { doneAt: null, snoozedUntil: null }),
  snoozeThread: ({ params, body }, context) => {
    const aheadMs = Date.parse(body.until) - context.state.now().getTime()
    if (aheadMs <= 0) throw invalid('until', 'Choose a time that is still to come.')
    if (aheadMs > yearMs) throw invalid('until', 'Choose a time within a year.')
    change(context, standingThread(context, params.threadId), { doneAt: null, snoozedUntil: body.until })
  },
  wakeThread: ({ params }, context) =>
    change(context, standingThread(context, params.threadId), { snoozedUntil: null }),
  assignThread: ({ params, body }, context) => {
    const thread = standingThread(context, params.threadId)
    if (!mayModerate(context, body.personId))
      throw invalid('personId', 'Choose somebody of your team who may moderate.')
    change(context, thread, { assigneeId: body.personId })
  },
  unassignThread: ({ params }, context) =>
    change(context, standingThread(context, params.threadId), { assigneeId: null }),
  prioritiseThread: ({ params, body }, context) => change(context, standingThread(context, params.threadId), body),
  labelThread: ({ params }, context) => {
    const thread = standingThread(context, params.threadId)
    const { id } = labelIn(context, params.labelId)
    if (thread.labels.includes(id)) return
    if (thread.labels.length >= mostLabelsOfThread)
      throw new Problem('conflict', `A thread takes at most ${mostLabelsOfThread} labels. Take one off first.`)
    change(context, thread, { labels: [...thread.labels, id] })
  },
  unlabelThread: ({ params }, context) => {
    const thread = standingThread(context, params.threadId)
    change(context, thread, { labels: thread.labels.filter((id) => id !== params.labelId) })
  },
  markUnread: ({ params }, context) => {
    const thread = standingThread(context, params.threadId)
    change(context, thread, { unreadSince: thread.unreadSince ?? instant(context.state) })
  },
  markRead: ({ params }, context) => change(context, threadIn(context, params.threadId), { unreadSince: null }),
}

function change(context: MockContext, thread: MockThread, to: Partial<MockThread>) {
  const before = JSON.stringify(thread)
  Object.assign(thread, to)
  if (JSON.stringify(thread) !== before) announce(context, thread)
}

function standingThread(context: MockContext, threadId: string) {
  const thread = threadIn(context, threadId)
  const first = context.state.comments.find((comment) => comment.id === thread.id)
  if (first?.deletedAt) throw new Problem('conflict', 'The comment that opened this thread was deleted.')
  return thread
}

function mayModerate({ state, member }: MockContext, personId: string) {
  const theirs = state.members.find((one) => one.personId === personId && one.teamId === member?.teamId)
  return theirs !== undefined && mayDo(theirs.role, 'moderate')
}

const invalid = (field: string, problem: string) => new Problem('invalid', problem, { fields: { [field]: problem } })
