import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Label } from '../../server/contract/labels.ts'
import type { Priority, ThreadRow } from '../../server/contract/threads.ts'
import { foresee } from '../threads/cache.ts'
import { inboxChange, settleTriage } from '../threads/freshen.ts'
import { priorityWords } from '../threads/threads.ts'
import { isolated } from '../ui/isolated.ts'
import { dismiss, say } from '../ui/toasts.ts'
import { type Deed, deedsOf } from './deeds.ts'

interface Step extends Deed {
  /** How the thread stands before it. */
  from: ThreadRow
  /** Said once it is on the screen; without it nothing is. */
  said?: string
  undo?: Step
  /** A refusal is nobody's business: it was not asked for. */
  quiet?: boolean
}

/** What one can make of a thread: at once on the screen, then promised to the server, with a way back. */
export function useVerbs(thread: ThreadRow) {
  const queries = useQueryClient()
  const about = isolated(thread.author.name)
  const mutation = useMutation({
    mutationKey: inboxChange,
    mutationFn: ({ promise, from }: Step) => promise(queries, from),
    onMutate: async ({ from, change, said, undo }) => {
      const restore = await foresee(queries, from, change)
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
    onSettled: () => settleTriage(queries, thread.id),
  })
  const deeds = deedsOf(thread)
  const act = (deed: Deed, said: string, undo?: Deed) => {
    const after = { ...thread, ...deed.change }
    mutation.mutate({ ...deed, from: thread, said, ...(undo && { undo: { ...undo, from: after } }) })
  }

  return {
    snooze: (until: string, words: string) =>
      act(deeds.snooze(until, words), `Snoozed until ${words}: ${about}`, deeds.asItWas),
    wake: () => act(deeds.wake, `Woken: ${about}`, deeds.asItWas),
    assign: (personId: string | null, name: string) =>
      act(
        deeds.assign(personId, name),
        personId === null ? `Nobody's: ${about}` : `Assigned to ${isolated(name)}`,
        deeds.assign(thread.assigneeId),
      ),
    prioritise: (priority: Priority) =>
      act(
        deeds.prioritise(priority),
        `${priorityWords[priority]} priority: ${about}`,
        deeds.prioritise(thread.priority),
      ),
    label: (label: Label, on: boolean) =>
      act(
        deeds.label(label, on),
        `${on ? 'Labelled' : 'No longer labelled'} ${isolated(label.name)}`,
        deeds.label(label, !on),
      ),
    unread: () => act(deeds.unread, `Unread: ${about}`, deeds.read),
    read: () => mutation.mutate({ ...deeds.read, from: thread, quiet: true }),
  }
}

export type Verbs = ReturnType<typeof useVerbs>
