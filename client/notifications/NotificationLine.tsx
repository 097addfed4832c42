import { ActionIcon } from '@mantine/core'
import { IconMail, IconMailOpened } from '@tabler/icons-react'
import { Link } from 'react-router'
import { type Notification, sentenceOf } from '../../server/contract/notifications.ts'
import { usePairs } from '../layout/usePairs.ts'
import { paths } from '../paths.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { isolated } from '../ui/isolated.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import styles from './Notifications.module.css'
import type { useReading } from './useReading.ts'

/** What happened, where, and how long ago; all of it is the link's to press. */
export function NotificationLine({ told, onRead }: { told: Notification; onRead: ReturnType<typeof useReading> }) {
  const pair = usePairs().find(({ id }) => id === told.pairId)
  const sentence = sentenceOf({ ...told, who: told.who && isolated(told.who) })
  const word = told.readAt ? 'Mark as unread' : 'Mark as read'
  return (
    <li className={styles.line} data-unread={told.readAt ? undefined : true}>
      <span className={styles.dot} data-unread={told.readAt ? undefined : true} aria-hidden="true" />
      <div className={styles.text}>
        <Link className={styles.link} to={placeOf(told)} onClick={() => told.readAt || onRead({ told, read: true })}>
          {!told.readAt && <span className="visually-hidden">Unread: </span>}
          <ForeignText>{sentence}</ForeignText>
        </Link>
        {told.what && (
          <p>
            <ForeignText oneLine>{told.what}</ForeignText>
          </p>
        )}
        <p className={styles.soft}>
          {pair && (
            <>
              <ForeignText>{pair.page.name}</ForeignText> ·{' '}
            </>
          )}
          <RelativeTime at={told.activeAt} />
        </p>
      </div>
      <ActionIcon
        className={styles.toggle}
        variant="subtle"
        color="gray"
        aria-label={`${word}: ${sentence}`}
        data-tip={word}
        onClick={() => onRead({ told, read: !told.readAt })}
      >
        {told.readAt ? <IconMail size={18} aria-hidden="true" /> : <IconMailOpened size={18} aria-hidden="true" />}
      </ActionIcon>
    </li>
  )
}

function placeOf({ pairId, threadId, campaignId, kind }: Notification) {
  if (pairId && threadId) return paths.thread(pairId, threadId)
  if (!pairId) return paths.notifications()
  if (campaignId) return paths.campaign(pairId, campaignId)
  if (kind === 'connection_broken') return paths.pair(pairId)
  if (kind === 'rule_disarmed') return paths.rules(pairId)
  return paths.inbox(pairId, kind === 'assigned' ? { view: 'mine' } : {})
}
