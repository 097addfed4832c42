import { useLayoutEffect, useRef } from 'react'

interface Scrolled {
  /** How far down it is, in pixels. */
  scrollOffset: number | null
  isScrolling: boolean
}

const rushed = 256

/** Whether the list goes by faster than anybody reads: more than 256 px from one frame to the next, until it slows down. */
export function useRushing({ scrollOffset, isScrolling }: Scrolled) {
  const offset = scrollOffset ?? 0
  const before = useRef({ offset, isRushing: false })
  const moved = Math.abs(offset - before.current.offset)
  const isRushing = isScrolling && (moved === 0 ? before.current.isRushing : moved > rushed)
  useLayoutEffect(() => {
    before.current = { offset, isRushing }
  })
  return isRushing
}
