import { useMemo, useState } from 'react'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { keys, useKeys } from '../ui/keys.ts'
import { useSteady } from '../ui/useSteady.ts'
import { rowLinkId } from './useTriage.ts'

/** Which threads of the list are chosen: one by one, from one to another, or all that match; what leaves the list is not chosen any more. */
export function useSelection(rows: ThreadRow[], here: number, listKey: string) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [all, setAll] = useState(false)
  const [anchor, setAnchor] = useState<string>()
  const [list, setList] = useState(listKey)
  const clear = () => {
    setChosen(new Set())
    setAll(false)
  }
  if (list !== listKey) {
    setList(listKey)
    clear()
  }

  const toggle = useSteady((id: string, isRange: boolean) => {
    // Whoever leaves one out of all chooses from then on among those that are in sight.
    const next = new Set(all ? rows.map((row) => row.id) : chosen)
    setAll(false)
    const from = rows.findIndex((row) => row.id === anchor)
    const to = rows.findIndex((row) => row.id === id)
    if (isRange && from >= 0) for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(row.id)
    else if (!next.delete(id)) next.add(id)
    setChosen(next)
    setAnchor(id)
  })
  const current = () => rows.find(({ id }) => document.activeElement?.id === rowLinkId(id)) ?? rows[Math.max(0, here)]
  const toggleCurrent = (isRange: boolean) => {
    const row = current()
    if (row) toggle(row.id, isRange)
  }
  useKeys({ [keys.select]: () => toggleCurrent(false), [keys.selectRange]: () => toggleCurrent(true) })

  const ids = useMemo(() => rows.flatMap(({ id }) => (all || chosen.has(id) ? id : [])), [rows, all, chosen])
  return { ids, all, has: (id: string) => all || chosen.has(id), toggle, chooseAll: () => setAll(true), clear }
}

export type Selection = ReturnType<typeof useSelection>
