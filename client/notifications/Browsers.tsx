import { Badge, Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, query } from '../api.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import { say } from '../ui/toasts.ts'
import { canBeTold, subscribeHere, unsubscribeHere } from './browsers.ts'
import styles from './NotificationSettings.module.css'

/** The browsers that are told while Tandem is closed. The browser asks for permission here, and nowhere by itself. */
export function Browsers() {
  const queries = useQueryClient()
  const { data } = useQuery(query(api.notifications.listPushSubscriptions))
  const refresh = () => queries.invalidateQueries({ queryKey: api.notifications.listPushSubscriptions.key })
  const switchOn = useMutation({
    mutationFn: async (publicKey: string) =>
      api.notifications.keepPushSubscription({ body: await subscribeHere(publicKey) }),
    onSuccess: () => {
      say('This browser tells you from now on')
      return refresh()
    },
  })
  const switchOff = useMutation({
    mutationFn: async ({ id, current }: { id: string; current: boolean }) => {
      await api.notifications.dropPushSubscription({ params: { subscriptionId: id } })
      if (current) await unsubscribeHere()
    },
    onSuccess: refresh,
    onError: (error) => say(error.message, { tone: 'problem' }),
  })
  const isOn = data?.items.some(({ current }) => current)
  return (
    <section className={styles.card} aria-labelledby="browsers">
      <h2 id="browsers">Push on your browsers</h2>
      <p className={styles.soft}>
        A push reaches you while Tandem is closed, so that a customer does not wait until you happen to look. It goes by
        way of your browser&apos;s maker, sealed, and stops when you sign out.
      </p>
      {!data && <RowSkeletons count={1} />}
      {data && data.items.length > 0 && (
        <ul className={styles.rows}>
          {data.items.map(({ id, device, current, createdAt }) => (
            <li key={id} className={styles.row}>
              <div>
                {device}{' '}
                {current && (
                  <Badge variant="light" component="span">
                    This browser
                  </Badge>
                )}
                <p className={styles.soft}>
                  since <RelativeTime at={createdAt} />
                </p>
              </div>
              <Button
                variant="default"
                size="xs"
                aria-label={`Switch off ${device}`}
                onClick={() => switchOff.mutate({ id, current })}
              >
                Switch off
              </Button>
            </li>
          ))}
        </ul>
      )}
      {data && !isOn && !canBeTold() && <p>This browser cannot show notifications of a site.</p>}
      {data && !isOn && canBeTold() && (
        <div>
          <Button loading={switchOn.isPending} onClick={() => switchOn.mutate(data.publicKey)}>
            Tell me on this browser
          </Button>
        </div>
      )}
      {switchOn.error && <ProblemNote error={switchOn.error} />}
    </section>
  )
}
