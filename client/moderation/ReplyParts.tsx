import { IconLock, IconWorld } from '@tabler/icons-react'
import type { Comment } from '../../server/contract/threads.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { keys } from '../ui/keys.ts'
import { readable } from '../ui/numbers.ts'
import { useNow } from '../ui/useNow.ts'
import styles from './ReplyBox.module.css'

export type Mode = 'public' | 'private'

interface AudienceProps {
  target: Comment
  mode: Mode
  onMode: (mode: Mode) => void
}

/** Who will read it: everybody, or the author alone, for as many days as that is still possible. */
export function Audience({ target: { may, author }, mode, onMode }: AudienceProps) {
  const now = useNow()
  if (!may.replyPrivately || !may.until) return null
  const days = Math.max(0, Math.ceil((Date.parse(may.until) - now) / 86_400_000))
  const left = days === 1 ? 'last day' : `${days} days left`
  return (
    <div className={styles.audience} role="radiogroup" aria-label="Who reads it">
      <label>
        <input type="radio" checked={mode === 'public'} disabled={!may.reply} onChange={() => onMode('public')} />
        <IconWorld size={14} aria-hidden="true" />
        Everybody
      </label>
      <label title={`Once, within 7 days of the comment (${keys.privately})`}>
        <input type="radio" checked={mode === 'private'} onChange={() => onMode('private')} />
        <IconLock size={14} aria-hidden="true" />
        Only <ForeignText oneLine>{author.name}</ForeignText>
        <span className={styles.days}>once, {left}</span>
      </label>
    </div>
  )
}

/** How many characters the network still takes. */
export const Room = ({ left }: { left: number }) => (
  <span id="reply-room" className={left < 0 ? styles.over : styles.room}>
    {left < 0 ? `${-left} characters too long` : `${readable(left)} left`}
  </span>
)

export const SendHint = () => (
  <span className={styles.hint} aria-hidden="true">
    Write with
    <KeyHint keys={keys.reply} /> privately with
    <KeyHint keys={keys.privately} /> send with
    <KeyHint keys={keys.send} />
  </span>
)
