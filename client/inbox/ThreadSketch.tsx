import { type ReactNode, startTransition, useEffect, useState } from 'react'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { Face } from '../ui/Face.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import styles from './ThreadLine.module.css'

interface ThreadSketchProps {
  row: ThreadRow
  isRushing: boolean
  children: ReactNode
}

/** A thread that comes by in a rush: who and what they said, in its place; all of it once the list slows down. */
export function ThreadSketch({ row, isRushing, children }: ThreadSketchProps) {
  const [isDrawn, setDrawn] = useState(!isRushing)
  useEffect(() => {
    if (!isRushing) startTransition(() => setDrawn(true))
  }, [isRushing])
  if (isDrawn) return children
  return (
    <div className={styles.line}>
      <Face name={row.author.name} />
      <div className={styles.text}>
        <div className={styles.link}>
          <ForeignText oneLine>{row.author.name}</ForeignText>
        </div>
        <ForeignText oneLine>{row.message}</ForeignText>
        <div className={styles.below} />
      </div>
    </div>
  )
}
