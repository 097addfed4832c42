import { Button } from '@mantine/core'
import { IconBell, IconChecks, IconSettings } from '@tabler/icons-react'
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import type { Notification } from '../../server/contract/notifications.ts'
import { api } from '../api.ts'
import { paths } from '../paths.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import { useTitle } from '../ui/useTitle.ts'
import { NotificationLine } from './NotificationLine.tsx'
import styles from './Notifications.module.css'
import { useReading } from './useReading.ts'

const listQuery = (show: 'all' | 'unread') =>
  infiniteQueryOptions({
    queryKey: [...api.notifications.listNotifications.key, { query: { show } }],
    queryFn: ({ pageParam, signal }) =>
      api.notifications.listNotifications({ query: { show, cursor: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

const toldIn = (data: { pages: { items: Notification[] }[] } | undefined) => data?.pages.flatMap(({ items }) => items)

/** What the person was told of, newest first. */
export function NotificationsScreen() {
  useTitle('Notifications')
  const [search] = useSearchParams()
  const show = search.get('show') === 'unread' ? 'unread' : 'all'
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(listQuery(show))
  const read = useReading()
  const told = toldIn(data)
  const newest = told?.[0]
  return (
    <main className={styles.screen}>
      <header className={styles.head}>
        <h1>Notifications</h1>
        <Button
          variant="default"
          leftSection={<IconChecks size={16} aria-hidden="true" />}
          disabled={!told?.some(({ readAt }) => !readAt)}
          onClick={() => newest && read({ upTo: newest.activeAt })}
        >
          Mark all as read
        </Button>
        <Button
          variant="subtle"
          component={Link}
          to={paths.notificationSettings}
          leftSection={<IconSettings size={16} aria-hidden="true" />}
        >
          Choose what
        </Button>
      </header>
      <nav className={styles.tabs} aria-label="Which notifications">
        {(['all', 'unread'] as const).map((which) => (
          <Link key={which} to={paths.notifications(which)} replace aria-current={which === show ? 'page' : undefined}>
            {which === 'all' ? 'All' : 'Unread'}
          </Link>
        ))}
      </nav>
      {!told && <RowSkeletons />}
      {told?.length === 0 && (
        <EmptyState
          title={show === 'unread' ? 'You have read everything' : 'Nothing yet'}
          icon={<IconBell size={28} />}
        >
          <p>What is assigned to you, asked of you or late appears here.</p>
        </EmptyState>
      )}
      {told && told.length > 0 && (
        <ol className={styles.list} aria-label="Notifications">
          {told.map((one) => (
            <NotificationLine key={one.id} told={one} onRead={read} />
          ))}
        </ol>
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show older
        </Button>
      )}
    </main>
  )
}
