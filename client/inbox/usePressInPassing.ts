import { type RefObject, useEffect } from 'react'
import { useSteady } from '../ui/useSteady.ts'

/**
 * While the list rushes no row is under the pointer. A press that falls into that moment, or whose button comes up in it,
 * is meant for the row in its place, which `press` is told by its index. `height` is that of a row in pixels.
 */
export function usePressInPassing(
  scroller: RefObject<HTMLElement | null>,
  height: number,
  press: (index: number) => void,
) {
  const pressed = useSteady(({ target, clientY }: MouseEvent) => {
    const element = scroller.current
    if (!element || target !== element) return
    press(Math.floor((clientY - element.getBoundingClientRect().top + element.scrollTop) / height))
  })
  // At each drawing: the list comes later than the screen that holds it.
  useEffect(() => {
    const element = scroller.current
    element?.addEventListener('click', pressed)
    return () => element?.removeEventListener('click', pressed)
  })
}
