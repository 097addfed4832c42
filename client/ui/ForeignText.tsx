import { Fragment } from 'react'
import styles from './ForeignText.module.css'

interface ForeignTextProps {
  children: string
  /** One line that ends in an ellipsis, for lists. */
  oneLine?: boolean
  /** What was looked for in it: from, and up to but without, in order and without overlaps. */
  marks?: [start: number, end: number][]
}

/**
 * The only way text that somebody else wrote reaches the screen: as text nodes, in its own direction, and isolated,
 * so that a name from right to left or a stack of accents cannot disturb what stands beside it.
 */
export function ForeignText({ children, oneLine = false, marks = [] }: ForeignTextProps) {
  return (
    <bdi dir="auto" className={oneLine ? styles.line : styles.text}>
      {marks.length > 0 ? marked(children, marks) : children}
    </bdi>
  )
}

function marked(text: string, marks: [number, number][]) {
  const pieces = marks.map(([start, end], at) => (
    <Fragment key={start}>
      {text.slice(marks[at - 1]?.[1] ?? 0, start)}
      <mark className={styles.mark}>{text.slice(start, end)}</mark>
    </Fragment>
  ))
  return [...pieces, text.slice(marks.at(-1)?.[1] ?? 0)]
}
