import { IconCheck, IconRotate } from '@tabler/icons-react'
import { memo } from 'react'
import { Link } from 'react-router'
import type { Presence } from '../../server/contract/presence.ts'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { Colleagues } from '../presence/Colleagues.tsx'
import { DueClock } from '../threads/DueClock.tsx'
import { RowSigns } from '../threads/RowSigns.tsx'
import { StateBadge } from '../threads/StateBadge.tsx'
import { Face } from '../ui/Face.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { Picture } from '../ui/Picture.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { ThreadContext } from './ThreadContext.tsx'
import styles from './ThreadLine.module.css'
import { rowLinkId } from './useTriage.ts'

interface ThreadLineProps {
  row: ThreadRow
  to: string
  current: boolean
  chosen: boolean
  onChoose: (id: string, isRange: boolean) => void
  onDone: (row: ThreadRow) => void
  /** Colleagues who have it open. */
  people?: Presence[] | undefined
}

/** A thread in the list: who, where, what they said, on what, and how it stands. All of it is the link's to press. */
export const ThreadLine = memo(function ThreadLine({
  row,
  to,
  current,
  chosen,
  onChoose,
  onDone,
  people,
}: ThreadLineProps) {
  const { author, message, post, doneAt } = row
  const id = rowLinkId(row.id)
  return (
    <div
      className={`${styles.line} ${current ? styles.current : ''} ${chosen ? styles.chosen : ''} ${row.unreadSince ? styles.unread : ''}`}
    >
      <label className={styles.choice}>
        <Face name={author.name} />
        <input
          type="checkbox"
          aria-label={`Choose ${author.name}`}
          checked={chosen}
          onChange={({ nativeEvent }) => onChoose(row.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
        />
      </label>
      <div className={styles.text}>
        <div className={styles.head}>
          <Link
            id={id}
            className={styles.link}
            to={to}
            aria-describedby={`${row.unreadSince ? `${id}-unread ` : ''}${id}-text ${id}-signs`}
            aria-current={current ? 'true' : undefined}
          >
            <span className="visually-hidden">Thread by </span>
            <ForeignText oneLine>{author.name}</ForeignText>
          </Link>
          {row.unreadSince && (
            <span id={`${id}-unread`} className={styles.dot}>
              <span className="visually-hidden">Unread</span>
            </span>
          )}
          <NetworkMark network={row.network} />
          {people && <Colleagues people={people} />}
          <DueClock row={row} />
          <span className={styles.time}>
            <RelativeTime at={row.activeAt} short />
          </span>
        </div>
        <div id={`${id}-text`}>
          <ForeignText oneLine>{message || 'A picture or a sticker'}</ForeignText>
        </div>
        <div id={`${id}-signs`} className={styles.below}>
          <StateBadge row={row} />
          <RowSigns row={row} />
          <ThreadContext row={row} />
        </div>
      </div>
      {post.pictureUrl && <Picture className={styles.picture} src={post.pictureUrl} lazy />}
      <button
        type="button"
        className={styles.done}
        aria-label={doneAt ? `Open ${author.name} again` : `Done with ${author.name}`}
        data-tip={doneAt ? 'Open again' : 'Done (e once it is open)'}
        onClick={() => onDone(row)}
      >
        {doneAt ? <IconRotate size={16} aria-hidden="true" /> : <IconCheck size={16} aria-hidden="true" />}
      </button>
    </div>
  )
})
