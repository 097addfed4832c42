import { useCallback, useEffect, useRef } from 'react'
import { useNavigate, useOutletContext } from 'react-router'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { type InboxSearch, paths } from '../paths.ts'
import { useDone } from '../triage/useDone.ts'
import { keys, useKeys } from '../ui/keys.ts'

interface Place {
  pairId: string
  threadId: string | undefined
  search: InboxSearch
  rows: ThreadRow[]
}

export const rowLinkId = (threadId: string) => `thread-${threadId}`

/** Going through the list by key or by button: the next, the one before, and done-and-next. */
export function useTriage({ pairId, search, rows, threadId }: Place) {
  const navigate = useNavigate()
  const markDone = useDone()
  const here = rows.findIndex(({ id }) => id === threadId)
  // Keys come faster than screens: the next one counts from where the last one leads, not from what is still shown.
  const aim = useRef(threadId)
  useEffect(() => {
    aim.current = threadId
  }, [threadId])
  useEffect(() => {
    if (here >= 0) place.current = here
  }, [here])

  // A thread that has left the list, for it was read or given away, leaves the place where it stood.
  const place = useRef(0)
  const step = (by: 1 | -1) => {
    const index = rows.findIndex(({ id }) => id === aim.current)
    const next = index >= 0 ? index + by : aim.current ? place.current + Math.min(0, by) : 0
    open(rows[Math.max(0, next)])
  }
  const open = (row: ThreadRow | undefined) => {
    if (!row) return
    aim.current = row.id
    void navigate(paths.thread(pairId, row.id, search), { replace: threadId !== undefined })
  }
  const close = useCallback(() => void navigate(paths.inbox(pairId, search)), [navigate, pairId, search])
  const finish = (thread: ThreadRow) => {
    // A second press before the next thread is on the screen was meant for the first.
    if (thread.id === threadId && aim.current !== threadId) return
    const index = rows.findIndex(({ id }) => id === thread.id)
    const following = index < 0 ? undefined : (rows[index + 1] ?? rows[index - 1])
    const done = thread.doneAt === null
    markDone({ thread, done })
    if (thread.id !== threadId || !done || search.view !== 'open') return
    if (following) open(following)
    else close()
  }

  useKeys({
    [keys.next]: () => step(1),
    [keys.previous]: () => step(-1),
    [keys.open]: () => document.getElementById('thread-heading')?.focus(),
    o: () => document.getElementById('thread-heading')?.focus(),
    [keys.back]: () => {
      close()
      document.getElementById(rowLinkId(threadId ?? ''))?.focus()
    },
  })
  return { pairId, search, threadId, here, finish, close, linkTo: (id: string) => paths.thread(pairId, id, search) }
}

export type Triage = ReturnType<typeof useTriage>
export const useTriageOutlet = () => useOutletContext<Triage>()
