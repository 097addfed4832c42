import type { ThreadRow } from '../../server/contract/threads.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import styles from './ThreadContext.module.css'

/** One line below what was said: the newest reply, otherwise the post it was said on. */
export function ThreadContext({ row: { latest, post } }: { row: ThreadRow }) {
  const opening = latest ? (latest.author.us ? 'You:' : `${latest.author.name}:`) : 'on'
  const text = latest ? latest.message : post.message || 'a post without words'
  return (
    <div className={styles.context}>
      <ForeignText oneLine>{opening}</ForeignText>
      <ForeignText oneLine>{text}</ForeignText>
    </div>
  )
}
