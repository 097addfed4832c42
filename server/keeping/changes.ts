import { Problem } from '../contract/problem.ts'
import { Priority } from '../contract/threads.ts'
import { mostLabelsOfThread } from '../contract/triage.ts'
import { joinLabels, labelsOf } from './facets.ts'
import type { ThreadRow } from './threads.ts'

/** What a verb makes of a thread's row; the row itself where there is nothing to change. It reads and writes nothing else. */
export type ThreadChange = (thread: ThreadRow, context: { now: Date }) => ThreadRow

/** What is read up to here is unread again with the next remark of a customer. */
const seen = ({ activeAt }: ThreadRow) => ({ unreadSince: null, readUpTo: activeAt })

/** Whatever is done has been read. */
const finish: ThreadChange = (thread, { now }) =>
  thread.state === 'done'
    ? thread
    : { ...thread, ...seen(thread), state: 'done', doneAt: now.toISOString(), snoozedUntil: null }

const open: ThreadChange = (thread) =>
  thread.state === 'open' ? thread : { ...thread, state: 'open', doneAt: null, snoozedUntil: null }

const snooze =
  (until: string): ThreadChange =>
  (thread) =>
    thread.snoozedUntil === until ? thread : { ...thread, state: 'snoozed', doneAt: null, snoozedUntil: until }

/** What is done stays done. */
const wake: ThreadChange = (thread, context) => (thread.state === 'snoozed' ? open(thread, context) : thread)

const assign =
  (assigneeId: string | null): ThreadChange =>
  (thread) =>
    thread.assigneeId === assigneeId ? thread : { ...thread, assigneeId }

function prioritise(name: Priority): ThreadChange {
  const priority = Priority.options.indexOf(name)
  return (thread) => (thread.priority === priority ? thread : { ...thread, priority })
}

/** Throws `conflict` for a thread that has 20 labels. */
const label =
  (id: string): ThreadChange =>
  (thread) => {
    const labels = labelsOf(thread)
    if (labels.includes(id)) return thread
    if (labels.length >= mostLabelsOfThread)
      throw new Problem('conflict', `A thread takes at most ${mostLabelsOfThread} labels. Take one off first.`)
    return { ...thread, labels: joinLabels([...labels, id]) }
  }

const unlabel =
  (id: string): ThreadChange =>
  (thread) => {
    const labels = labelsOf(thread)
    return labels.includes(id) ? { ...thread, labels: joinLabels(labels.filter((one) => one !== id)) } : thread
  }

const read: ThreadChange = (thread) => (thread.unreadSince === null ? thread : { ...thread, ...seen(thread) })

const unread: ThreadChange = (thread) =>
  thread.unreadSince === null ? { ...thread, unreadSince: thread.activeAt, readUpTo: null } : thread

/** What anybody can make of a thread, one at a time, in bulk or by a rule. */
export const changes = { finish, open, snooze, wake, assign, prioritise, label, unlabel, read, unread }
