import { useMemo, useState } from 'react'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { keys, useKeys } from '../ui/keys.ts'
import { rowLinkId } from './useTriage.ts'

/** Which threads of the list are chosen, one by one or from one to another; what leaves the list is not chosen any more. */
export function useSelection(rows: ThreadRow[], here: number, listKey: string) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [anchor, setAnchor] = useState<string>()
  const [list, setList] = useState(listKey)
  if (list !== listKey) {
    setList(listKey)
    setChosen(new Set())
  }

  const toggle = (id: string, isRange: boolean) => {
    const next = new Set(chosen)
    const from = rows.findIndex((row) => row.id === anchor)
    const to = rows.findIndex((row) => row.id === id)
    if (isRange && from >= 0) for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(row.id)
    else if (!next.delete(id)) next.add(id)
    setChosen(next)
    setAnchor(id)
  }
  const current = () => rows.find(({ id }) => document.activeElement?.id === rowLinkId(id)) ?? rows[Math.max(0, here)]
  const toggleCurrent = (isRange: boolean) => {
    const row = current()
    if (row) toggle(row.id, isRange)
  }
  useKeys({ [keys.select]: () => toggleCurrent(false), [keys.selectRange]: () => toggleCurrent(true) })

  const ids = useMemo(() => rows.flatMap(({ id }) => (chosen.has(id) ? id : [])), [rows, chosen])
  return { ids, has: (id: string) => chosen.has(id), toggle, clear: () => setChosen(new Set()) }
}

export type Selection = ReturnType<typeof useSelection>
