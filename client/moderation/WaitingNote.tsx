import { Button, Group } from '@mantine/core'
import { IconCalendarClock, IconClock } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Comment } from '../../server/contract/threads.ts'
import { usePair } from '../layout/usePairs.ts'
import styles from './DeliveryNote.module.css'
import { timeIn } from './laterTimes.ts'
import { PickTime } from './PickTime.tsx'
import { useSending } from './useSending.ts'

/** A reply that has not left: when it will, and how to take it back or choose another time. */
export function WaitingNote({ reply, sendsAt, threadId }: { reply: Comment; sendsAt: string; threadId: string }) {
  const { zone } = usePair()
  const { takeBack, putOff } = useSending(threadId)
  const [picking, setPicking] = useState(false)
  const isScheduled = reply.delivery?.state === 'scheduled'
  const back = () => takeBack(reply, reply.parentId ?? threadId)
  return (
    <div className={styles.waiting}>
      <p className={styles.quiet} role="status">
        {isScheduled ? <IconCalendarClock size={13} aria-hidden="true" /> : <IconClock size={13} aria-hidden="true" />}
        {isScheduled ? `Scheduled for ${timeIn(zone, sendsAt)}` : <Countdown to={sendsAt} />}
      </p>
      <Group gap={6}>
        {isScheduled && (
          <>
            <Button size="compact-xs" variant="default" onClick={() => setPicking(true)}>
              Another time
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => putOff(reply, null)}>
              Send now
            </Button>
          </>
        )}
        <Button size="compact-xs" variant="default" onClick={back}>
          {isScheduled ? 'Cancel and edit' : 'Take it back'}
        </Button>
      </Group>
      {picking && <PickTime zone={zone} onPick={(at) => putOff(reply, at)} onClose={() => setPicking(false)} />}
    </div>
  )
}

function Countdown({ to }: { to: string }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(ticking)
  }, [])
  const seconds = Math.ceil((Date.parse(to) - now) / 1000)
  return <span>{seconds > 0 ? `Sends in ${seconds} s` : 'Sending…'}</span>
}
