import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

interface Row {
  id: string
}

/**
 * Keeps what a person reads where it is while threads arrive above it, and counts those. At the top of the list
 * nothing is held: there a new thread simply stands first. `height` is that of a row in pixels.
 */
export function useSteadyScroll(scroller: RefObject<HTMLElement | null>, rows: Row[], height: number) {
  const before = useRef<Row[]>(rows)
  const [unseen, setUnseen] = useState(0)

  useLayoutEffect(() => {
    const old = before.current
    before.current = rows
    const element = scroller.current
    if (!element || hasOnlyGrown(old, rows) || element.scrollTop < height / 2) return

    const reading = Math.floor(element.scrollTop / height)
    const anchor = old[reading]
    const moved = rows.findIndex(({ id }) => id === anchor?.id)
    if (moved < 0 || moved === reading) return
    element.scrollTop += (moved - reading) * height
    const known = new Set(old.slice(0, reading).map(({ id }) => id))
    const arrived = rows.slice(0, moved).filter(({ id }) => !known.has(id)).length
    if (moved > reading) setUnseen((count) => count + arrived)
  }, [rows, scroller, height])

  useEffect(() => {
    const element = scroller.current
    if (!element || unseen === 0) return
    const watch = () => element.scrollTop < height / 2 && setUnseen(0)
    element.addEventListener('scroll', watch, { passive: true })
    return () => element.removeEventListener('scroll', watch)
  }, [scroller, unseen, height])

  const showUnseen = () => {
    scroller.current?.scrollTo({ top: 0 })
    setUnseen(0)
  }
  return { unseen, showUnseen }
}

/** More of the list was read: nothing moved, and the browser need not measure anything to find that out. */
const hasOnlyGrown = (old: Row[], rows: Row[]) => old.every((row, place) => row.id === rows[place]?.id)
