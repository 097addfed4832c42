import { memo } from 'react'
import { Link } from 'react-router'
import type { Hit } from '../../server/contract/search.ts'
import { StateBadge } from '../threads/StateBadge.tsx'
import { Face } from '../ui/Face.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import styles from './HitLine.module.css'

interface HitLineProps {
  hit: Hit
  to: string
  current: boolean
}

const idStart = 'hit-'

/** The links of what was found that stand on the screen, in order. */
export const hitLinks = () => [...document.querySelectorAll<HTMLElement>(`a[id^="${idStart}"]`)]

/** A comment that was found: who, when, the words around what was looked for, and on what. */
export const HitLine = memo(function HitLine({ hit, to, current }: HitLineProps) {
  const { author, authorMarks, excerpt, thread, createdAt } = hit
  const id = idStart + hit.commentId
  return (
    <div className={`${styles.line} ${current ? styles.current : ''}`}>
      <Face name={author.name} />
      <div className={styles.text}>
        <div className={styles.head}>
          <Link
            id={id}
            className={styles.link}
            to={to}
            aria-describedby={`${id}-text`}
            aria-current={current ? 'true' : undefined}
          >
            <span className="visually-hidden">Comment by </span>
            <ForeignText oneLine marks={authorMarks}>
              {author.name}
            </ForeignText>
          </Link>
          <NetworkMark network={thread.network} />
          <StateBadge row={thread} />
          <span className={styles.time}>
            <RelativeTime at={createdAt} short />
          </span>
        </div>
        <div id={`${id}-text`} className={styles.excerpt}>
          <ForeignText marks={excerpt.marks}>{excerpt.text || 'A picture or a sticker'}</ForeignText>
        </div>
        <div className={styles.post}>
          <span>on</span>
          <ForeignText oneLine>{thread.post.message || 'a post without words'}</ForeignText>
        </div>
      </div>
    </div>
  )
})
