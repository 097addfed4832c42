import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { api, query } from '../api.ts'
import { paths } from '../paths.ts'
import { keys, useKeys } from '../ui/keys.ts'
import styles from './Bell.module.css'

const many = 100

/** How much is new for the person, and the way to it. What is about the thread that is open counts as seen. */
export function Bell() {
  const navigate = useNavigate()
  const { data } = useQuery({ ...query(api.notifications.countNotifications), throwOnError: false })
  const unread = data?.unread ?? 0
  useKeys({ [keys.notifications]: () => void navigate(paths.notifications()) })
  useReadWhatIsOpen(data?.threadIds)
  return (
    <Link
      to={paths.notifications()}
      className={styles.bell}
      aria-label={unread === 0 ? 'Notifications' : `Notifications, ${countWord(unread)} unread`}
      data-tip={`Notifications (${keys.notifications})`}
    >
      <IconBell size={20} stroke={1.6} aria-hidden="true" />
      {unread > 0 && (
        <span className={styles.count} aria-hidden="true">
          {unread < many ? unread : '99+'}
        </span>
      )}
    </Link>
  )
}

const countWord = (unread: number) => (unread < many ? String(unread) : 'more than 99')

function useReadWhatIsOpen(threadIds: string[] | undefined) {
  const { threadId } = useParams()
  const isUnread = threadId !== undefined && (threadIds?.includes(threadId) ?? false)
  useEffect(() => {
    if (!isUnread || document.hidden) return
    // The change feed brings the new count; when this fails the bell goes on saying what it said.
    api.notifications.readNotifications({ body: { threadId } }).catch(() => {})
  }, [isUnread, threadId])
}
