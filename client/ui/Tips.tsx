import { useEffect, useState } from 'react'
import styles from './Tips.module.css'

interface Shown {
  text: string
  left: number
  top: number
  below: boolean
}

const pause = 350

/**
 * Shows what an element says in `data-tip` while somebody points at it or reaches it by keyboard: one for the whole
 * product, because a long list would otherwise carry hundreds. It repeats what the accessible name says already.
 */
export function Tips() {
  const [shown, setShown] = useState<Shown>()

  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const hide = () => {
      clearTimeout(waiting)
      setShown(undefined)
    }
    const consider = (event: Event) => {
      const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null
      hide()
      if (!element || (event.type === 'focusin' && !element.matches(':focus-visible'))) return
      waiting = setTimeout(() => element.isConnected && setShown(placeFor(element)), pause)
    }
    const byKey = ({ key }: KeyboardEvent) => key === 'Escape' && hide()
    const listeners = [
      ['pointerover', consider],
      ['focusin', consider],
      ['pointerdown', hide],
      ['focusout', hide],
      ['scroll', hide],
    ] as const
    for (const [name, listener] of listeners) document.addEventListener(name, listener, true)
    document.addEventListener('keydown', byKey)
    return () => {
      hide()
      for (const [name, listener] of listeners) document.removeEventListener(name, listener, true)
      document.removeEventListener('keydown', byKey)
    }
  }, [])

  if (!shown) return null
  const { text, left, top, below } = shown
  return (
    <div className={`${styles.tip} ${below ? styles.below : ''}`} style={{ left, top }} aria-hidden="true">
      {text}
    </div>
  )
}

/** Above the element, or below it where there is no room; never across an edge of the screen. */
function placeFor(element: HTMLElement): Shown {
  const { left, width, top, bottom } = element.getBoundingClientRect()
  const text = element.dataset.tip ?? ''
  const half = Math.min(160, text.length * 3.6 + 12)
  const middle = Math.min(Math.max(left + width / 2, half), window.innerWidth - half)
  const below = top < 48
  return { text, left: middle, top: below ? bottom + 6 : top - 6, below }
}
