import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { BulkChange } from '../../server/contract/bulk.ts'
import type { ThreadFilter } from '../../server/contract/inbox.ts'
import type { Label } from '../../server/contract/labels.ts'
import { Problem } from '../../server/contract/problem.ts'
import type { Priority } from '../../server/contract/threads.ts'
import { api } from '../api.ts'
import { priorityWords } from '../threads/threads.ts'
import { isolated } from '../ui/isolated.ts'
import { say } from '../ui/toasts.ts'

interface Wanted {
  change: BulkChange
  said: string
}

const isAway = (error: Error) => error instanceof Problem && error.code === 'not_ready'
const needsConnection = 'Changing many threads needs the connection. Try it again once it is back.'

/** What one can make of many threads: promised as one job that is shown in the list, and undone as one. */
export function useBulk(pairId: string, threads: string[] | ThreadFilter, onStarted: () => void) {
  const queries = useQueryClient()
  const fresh = () => queries.invalidateQueries({ queryKey: api.bulk.listBatches.key })
  // Not kept for later: by then other threads than these might match.
  const onError = (error: Error) => say(isAway(error) ? needsConnection : error.message, { tone: 'problem' })
  const undo = useMutation({
    mutationFn: (batchId: string) => api.bulk.undoBatch({ params: { batchId } }),
    onSuccess: fresh,
    onError,
  })
  const start = useMutation({
    mutationFn: ({ change }: Wanted) => api.bulk.startBatch({ params: { pairId }, body: { change, threads } }),
    onSuccess: (batch, { said }) => {
      say(said, { undo: () => undo.mutate(batch.id) })
      onStarted()
      return fresh()
    },
    onError,
  })
  const make = (change: BulkChange, said: string) => start.mutate({ change, said })

  return {
    isStarting: start.isPending,
    finish: () => make({ action: 'finish' }, 'Marked as done'),
    reopen: () => make({ action: 'reopen' }, 'Open again'),
    read: () => make({ action: 'read' }, 'Marked as read'),
    unread: () => make({ action: 'unread' }, 'Marked as unread'),
    hide: () => make({ action: 'hide' }, 'Hidden'),
    show: () => make({ action: 'show' }, 'Shown again'),
    wake: () => make({ action: 'wake' }, 'Woken'),
    snooze: (until: string, words: string) => make({ action: 'snooze', until }, `Snoozed until ${words}`),
    assign: (personId: string | null, name: string) =>
      make({ action: 'assign', personId }, personId === null ? 'Nobody\u2019s now' : `Assigned to ${isolated(name)}`),
    prioritise: (priority: Priority) => make({ action: 'prioritise', priority }, `${priorityWords[priority]} priority`),
    label: ({ id, name }: Label, on: boolean) =>
      make(
        { action: on ? 'label' : 'unlabel', labelId: id },
        `${on ? 'Labelled' : 'No longer labelled'} ${isolated(name)}`,
      ),
  }
}
