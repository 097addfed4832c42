import { useEffect, useMemo, useRef } from 'react'
import { useNavigate, useOutletContext } from 'react-router'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { type InboxSearch, paths } from '../paths.ts'
import { useDone } from '../triage/useDone.ts'
import { afterPaint } from '../ui/afterPaint.ts'
import { keys, useKeys } from '../ui/keys.ts'
import { useSteady } from '../ui/useSteady.ts'
import { useAim } from './useAim.ts'

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
  const { aim, held, go, stay } = useAim(threadId)
  const here = rows.findIndex(({ id }) => id === aim)
  useEffect(() => {
    if (here >= 0) place.current = here
  }, [here])

  // A thread that has left the list, for it was read or given away, leaves the place where it stood.
  const place = useRef(0)
  const step = (by: 1 | -1) =>
    open(rows[Math.max(0, here >= 0 ? here + by : aim ? place.current + Math.min(0, by) : 0)])
  const open = (row: ThreadRow | undefined) => {
    if (row) go(row.id, () => void navigate(paths.thread(pairId, row.id, search), { replace: threadId !== undefined }))
  }
  const close = useSteady(() => {
    stay()
    void navigate(paths.inbox(pairId, search))
  })
  const finish = useSteady((thread: ThreadRow) => {
    // A second press before the next thread is on the screen was meant for the first.
    if (thread.id === threadId && aim !== threadId) return
    const index = rows.findIndex(({ id }) => id === thread.id)
    const following = index < 0 ? undefined : (rows[index + 1] ?? rows[index - 1])
    const done = thread.doneAt === null
    const leaves = thread.id === threadId && done && search.view === 'open'
    if (leaves && following) {
      open(following)
      afterPaint(() => markDone({ thread, done }))
      return
    }
    markDone({ thread, done })
    if (leaves) close()
  })

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
  const linkTo = (id: string) => paths.thread(pairId, id, search)
  const outlet: Triage = useMemo(() => ({ pairId, finish, close }), [pairId, finish, close])
  return { pairId, aim, here, held, open, finish, linkTo, outlet }
}

/** What the open thread needs of the list it stands beside. */
export interface Triage {
  pairId: string
  finish: (thread: ThreadRow) => void
  close: () => void
}

export const useTriageOutlet = () => useOutletContext<Triage>()
