import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Label } from '../../server/contract/labels.ts'
import type { Priority, ThreadRow } from '../../server/contract/threads.ts'
import { api } from '../api.ts'
import { foresee } from '../threads/cache.ts'
import { inboxChange, settleInbox } from '../threads/freshen.ts'
import { priorityWords } from '../threads/threads.ts'
import { isolated } from '../ui/isolated.ts'
import { dismiss, say } from '../ui/toasts.ts'

type Change = Partial<Pick<ThreadRow, 'doneAt' | 'snoozedUntil' | 'unreadSince' | 'assigneeId' | 'priority' | 'labels'>>

/** One thing done with a thread, and how it is taken back. */
interface Deed {
  call: () => Promise<void>
  change: Change
  /** Said once it is on the screen; without it nothing is. */
  said?: string
  undo?: Deed
  /** A refusal is nobody's business: it was not asked for. */
  quiet?: boolean
}

/** What one can make of a thread: at once on the screen, then on the server, with a way back. */
export function useVerbs(thread: ThreadRow) {
  const queries = useQueryClient()
  const { id: threadId, author } = thread
  const about = isolated(author.name)
  const mutation = useMutation({
    mutationKey: inboxChange,
    mutationFn: ({ call }: Deed) => call(),
    onMutate: async ({ change, said, undo }) => {
      const restore = await foresee(queries, thread, change)
      const toast = said ? say(said, undo && { undo: () => mutation.mutate(undo) }) : undefined
      return () => {
        restore()
        if (toast !== undefined) dismiss(toast)
      }
    },
    onError: (error, { quiet }, restore) => {
      restore?.()
      if (!quiet) say(error.message, { tone: 'problem' })
    },
    onSettled: () => settleInbox(queries, threadId),
  })
  const verbs = deedsOf(thread)
  const act = (deed: Deed, undo?: Deed) => mutation.mutate({ ...deed, ...(undo && { undo }) })

  return {
    snooze: (until: string, words: string) =>
      act({ ...verbs.snooze(until), said: `Snoozed until ${words}: ${about}` }, verbs.asItWas),
    wake: () => act({ ...verbs.wake, said: `Woken: ${about}` }, verbs.asItWas),
    assign: (personId: string | null, name: string) =>
      act(
        { ...verbs.assign(personId), said: personId === null ? `Nobody's: ${about}` : `Assigned to ${isolated(name)}` },
        verbs.assign(thread.assigneeId),
      ),
    prioritise: (priority: Priority) =>
      act(
        { ...verbs.prioritise(priority), said: `${priorityWords[priority]} priority: ${about}` },
        verbs.prioritise(thread.priority),
      ),
    label: ({ id, name }: Label, on: boolean) =>
      act(
        { ...verbs.label(id, on), said: `${on ? 'Labelled' : 'No longer labelled'} ${isolated(name)}` },
        verbs.label(id, !on),
      ),
    unread: () => act({ ...verbs.unread, said: `Unread: ${about}` }, verbs.read),
    read: () => act({ ...verbs.read, quiet: true }),
  }
}

function deedsOf(thread: ThreadRow) {
  const params = { threadId: thread.id }
  const snooze = (until: string): Deed => ({
    call: () => api.triage.snoozeThread({ params, body: { until } }),
    change: { snoozedUntil: until, doneAt: null },
  })
  const wake: Deed = { call: () => api.triage.wakeThread({ params }), change: { snoozedUntil: null } }
  const finish: Deed = {
    call: () => api.triage.finishThread({ params }),
    change: { doneAt: thread.doneAt, snoozedUntil: null },
  }
  return {
    snooze,
    wake,
    /** Where it was before it was put away or brought back. */
    asItWas: thread.snoozedUntil ? snooze(thread.snoozedUntil) : thread.doneAt ? finish : wake,
    assign: (personId: string | null): Deed => ({
      call: () =>
        personId === null
          ? api.triage.unassignThread({ params })
          : api.triage.assignThread({ params, body: { personId } }),
      change: { assigneeId: personId },
    }),
    prioritise: (priority: Priority): Deed => ({
      call: () => api.triage.prioritiseThread({ params, body: { priority } }),
      change: { priority },
    }),
    label: (labelId: string, on: boolean): Deed => ({
      call: () => (on ? api.triage.labelThread : api.triage.unlabelThread)({ params: { ...params, labelId } }),
      change: { labels: [...thread.labels.filter((id) => id !== labelId), ...(on ? [labelId] : [])] },
    }),
    read: { call: () => api.triage.markRead({ params }), change: { unreadSince: null } } satisfies Deed,
    unread: {
      call: () => api.triage.markUnread({ params }),
      change: { unreadSince: thread.unreadSince ?? new Date().toISOString() },
    } satisfies Deed,
  }
}

export type Verbs = ReturnType<typeof useVerbs>
