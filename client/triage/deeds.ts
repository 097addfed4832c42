import type { QueryClient } from '@tanstack/react-query'
import type { Label } from '../../server/contract/labels.ts'
import type { Priority, ThreadRow } from '../../server/contract/threads.ts'
import { type AnyCall, api } from '../api.ts'
import { promised } from '../offline/promise.ts'
import { priorityWords } from '../threads/threads.ts'

type Change = Partial<Pick<ThreadRow, 'doneAt' | 'snoozedUntil' | 'unreadSince' | 'assigneeId' | 'priority' | 'labels'>>

/** One thing done with a thread: how it stands afterwards, and how the server is asked for it. */
export interface Deed {
  change: Change
  promise: (queries: QueryClient, from: ThreadRow) => Promise<unknown>
}

/** Everything that can be done with a thread as it stands now. */
export function deedsOf(thread: ThreadRow) {
  const { id: threadId, author } = thread
  const params = { threadId }
  const deed = <C extends AnyCall>(operation: Asked<C>, call: C, what: string, change: Change): Deed => ({
    change,
    promise: (queries, was) => promised(queries, operation, call, { threadId, what, ahead: { was, row: change } }),
  })

  const snooze = (until: string, words = 'the time it was') =>
    deed(api.triage.snoozeThread, { params, body: { until } }, `Snooze: ${author.name} until ${words}`, {
      snoozedUntil: until,
      doneAt: null,
    })
  const wake = deed(api.triage.wakeThread, { params }, `Wake: ${author.name}`, { snoozedUntil: null })
  const finish = deed(api.triage.finishThread, { params }, `Done with ${author.name}`, {
    doneAt: thread.doneAt,
    snoozedUntil: null,
  })
  return {
    snooze,
    wake,
    /** Where it was before it was put away or brought back. */
    asItWas: thread.snoozedUntil ? snooze(thread.snoozedUntil) : thread.doneAt ? finish : wake,
    assign: (personId: string | null, name = 'whoever had it') =>
      personId === null
        ? deed(api.triage.unassignThread, { params }, `Assign to nobody: ${author.name}`, { assigneeId: null })
        : deed(api.triage.assignThread, { params, body: { personId } }, `Assign to ${name}: ${author.name}`, {
            assigneeId: personId,
          }),
    prioritise: (priority: Priority) =>
      deed(
        api.triage.prioritiseThread,
        { params, body: { priority } },
        `${priorityWords[priority]} priority: ${author.name}`,
        { priority },
      ),
    label: ({ id, name }: Label, on: boolean) =>
      deed(
        on ? api.triage.labelThread : api.triage.unlabelThread,
        { params: { ...params, labelId: id } },
        `${on ? 'Label' : 'Take the label off'} ${name}: ${author.name}`,
        { labels: [...thread.labels.filter((known) => known !== id), ...(on ? [id] : [])] },
      ),
    read: deed(api.triage.markRead, { params }, `Mark as read: ${author.name}`, { unreadSince: null }),
    unread: deed(api.triage.markUnread, { params }, `Mark as unread: ${author.name}`, {
      unreadSince: thread.unreadSince ?? new Date().toISOString(),
    }),
  }
}

interface Asked<C> {
  (call: C): Promise<void>
  key: readonly [feature: string, name: string]
}
