import { ActionIcon } from '@mantine/core'
import { IconCheck, IconRotate } from '@tabler/icons-react'
import { memo } from 'react'
import { Link } from 'react-router'
import type { ThreadRow } from '../../server/contract/inbox.ts'
import { Face } from '../ui/Face.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { StateBadge } from './StateBadge.tsx'
import styles from './ThreadLine.module.css'
import { rowLinkId } from './useTriage.ts'

interface ThreadLineProps {
  row: ThreadRow
  to: string
  current: boolean
  onDone: (row: ThreadRow) => void
}

/** A thread in the list: who, where, what they said, on what, and how it stands. */
export const ThreadLine = memo(function ThreadLine({ row, to, current, onDone }: ThreadLineProps) {
  const { author, message, latest, post } = row
  const doneWord = row.doneAt ? `Open ${author.name} again` : `Done with ${author.name}`
  return (
    <div className={`${styles.line} ${current ? styles.current : ''}`}>
      <Link
        id={rowLinkId(row.id)}
        className={styles.link}
        to={to}
        aria-label={`Thread by ${author.name}`}
        aria-describedby={`${rowLinkId(row.id)}-text`}
        aria-current={current ? 'true' : undefined}
      >
        <Face name={author.name} />
        <span className={styles.text}>
          <span className={styles.head}>
            <span className={styles.name}>
              <ForeignText oneLine>{author.name}</ForeignText>
            </span>
            <NetworkMark network={row.network} />
            <StateBadge row={row} />
          </span>
          <span className={styles.message} id={`${rowLinkId(row.id)}-text`}>
            <ForeignText oneLine>{message || 'A picture or a sticker'}</ForeignText>
          </span>
          <span className={styles.context}>
            {latest ? (
              <>
                <span>{latest.author.us ? 'You' : <bdi>{latest.author.name}</bdi>}:</span>
                <ForeignText oneLine>{latest.message}</ForeignText>
              </>
            ) : (
              <>
                <span>on</span>
                <ForeignText oneLine>{post.message || 'a post without words'}</ForeignText>
              </>
            )}
          </span>
        </span>
        <span className={styles.side}>
          <span className={styles.time}>
            <RelativeTime at={row.activeAt} short />
          </span>
          {post.pictureUrl && <img className={styles.picture} src={post.pictureUrl} alt="" loading="lazy" />}
        </span>
      </Link>
      <ActionIcon
        className={styles.done}
        variant="default"
        aria-label={doneWord}
        data-tip={row.doneAt ? 'Open again' : 'Done (e when open)'}
        onClick={() => onDone(row)}
      >
        {row.doneAt ? <IconRotate size={16} aria-hidden="true" /> : <IconCheck size={16} aria-hidden="true" />}
      </ActionIcon>
    </div>
  )
})
