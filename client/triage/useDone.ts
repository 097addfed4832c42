import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { api } from '../api.ts'
import { promised } from '../offline/promise.ts'
import { foresee } from '../threads/cache.ts'
import { inboxChange, settleTriage } from '../threads/freshen.ts'
import { isolated } from '../ui/isolated.ts'
import { dismiss, say } from '../ui/toasts.ts'

interface Step {
  thread: ThreadRow
  done: boolean
  /** It takes back the step before, and needs no undo of its own. */
  undoing?: boolean
}

/** Marks a thread as done or opens it again: at once on the screen, then on the server, with a way back. */
export function useDone() {
  const queries = useQueryClient()
  const change = useMutation({
    mutationKey: inboxChange,
    mutationFn: ({ thread, done }: Step) =>
      promised(
        queries,
        done ? api.triage.finishThread : api.triage.reopenThread,
        { params: { threadId: thread.id } },
        {
          threadId: thread.id,
          what: `${done ? 'Done with' : 'Open again:'} ${thread.author.name}`,
          ahead: { was: thread, row: afterwards(done) },
        },
      ),
    onMutate: async ({ thread, done, undoing }) => {
      const restore = await foresee(queries, thread, afterwards(done))
      if (undoing) return restore
      const toast = say(`${done ? 'Done' : 'Open again'}: ${isolated(thread.author.name)}`, {
        undo: () => change.mutate({ thread, done: !done, undoing: true }),
      })
      return () => {
        restore()
        dismiss(toast)
      }
    },
    onError: (error, _step, restore) => {
      restore?.()
      say(error.message, { tone: 'problem' })
    },
    onSettled: (_data, _error, { thread }) => settleTriage(queries, thread.id),
  })
  return change.mutate
}

const afterwards = (done: boolean) => ({ doneAt: done ? new Date().toISOString() : null, snoozedUntil: null })
