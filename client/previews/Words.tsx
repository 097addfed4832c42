import { ForeignText } from '../ui/ForeignText.tsx'
import styles from './Previews.module.css'
import type { Said } from './said.ts'

/** The text up to where the network cuts it off. */
export function Words({ said: { text, isCut }, more }: { said: Said; more: string }) {
  return (
    <>
      <ForeignText>{text}</ForeignText>
      {isCut && <span className={styles.more}>… {more}</span>}
    </>
  )
}
