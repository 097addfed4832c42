import { openIn } from '../../server/contract/variables.ts'
import styles from './MarkedText.module.css'

/** A text with every variable that still stands in it marked. */
export function MarkedText({ text }: { text: string }) {
  const open = openIn(text)
  const ends = [0, ...open.map(({ end }) => end)]
  return (
    <bdi dir="auto" className={styles.text}>
      {open.map(({ start, end }, index) => (
        <span key={start}>
          {text.slice(ends[index], start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(ends.at(-1))}
    </bdi>
  )
}
