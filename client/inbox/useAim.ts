import { useEffect, useRef, useState } from 'react'
import { afterPaint } from '../ui/afterPaint.ts'

/**
 * The thread one is going to. The list shows it with the next frame and counts the next key from it, for keys come faster
 * than screens; the thread itself, which takes longer to draw, comes once that is painted. Until then `held` keeps
 * keys from the thread that is being left.
 */
export function useAim(threadId: string | undefined) {
  const [way, setWay] = useState({ from: threadId, aim: threadId })
  if (way.from !== threadId) setWay({ from: threadId, aim: threadId })
  const { aim } = way
  const held = useRef(false)
  useEffect(() => {
    held.current = aim !== threadId
  })

  const callOff = useRef(() => {})
  useEffect(() => () => callOff.current(), [])
  const go = (id: string, arrive: () => void) => {
    callOff.current()
    setWay({ from: threadId, aim: id })
    if (id !== threadId) callOff.current = afterPaint(arrive)
  }
  return { aim, held, go, stay: () => callOff.current() }
}
