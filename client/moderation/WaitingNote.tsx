import { Button, Group } from '@mantine/core'
import { IconCalendarClock, IconClock } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Comment } from '../../server/contract/threads.ts'
import { usePair } from '../layout/usePairs.ts'
import styles from './DeliveryNote.module.css'
import { timeIn } from './laterTimes.ts'
import { PickTime } from './PickTime.tsx'
import { useSending } from './useSending.ts'

interface WaitingReplyProps {
  reply: Comment
  sendsAt: string
  threadId: string
}

/** A reply that has not left: when it will, and how to take it back or choose another time. */
export function WaitingReply({ reply, sendsAt, threadId }: WaitingReplyProps) {
  const { takeBack, putOff } = useSending(threadId)
  const back = () => takeBack(reply, reply.parentId ?? threadId)
  if (reply.delivery?.state !== 'scheduled') return <WaitingNote sendsAt={sendsAt} onBack={back} />
  return <ScheduledNote sendsAt={sendsAt} onBack={back} onPutOff={(at) => putOff(reply, at)} />
}

interface WaitingNoteProps {
  sendsAt: string
  onBack: () => void
}

/** Counts the seconds in which something can be taken back. */
export const WaitingNote = ({ sendsAt, onBack }: WaitingNoteProps) => (
  <div className={styles.waiting}>
    <p className={styles.quiet} role="status">
      <IconClock size={13} aria-hidden="true" />
      <Countdown to={sendsAt} />
    </p>
    <Button size="compact-xs" variant="default" onClick={onBack}>
      Take it back
    </Button>
  </div>
)

interface ScheduledNoteProps extends WaitingNoteProps {
  /** Another time, null for at once. */
  onPutOff: (sendAt: string | null) => void
}

function ScheduledNote({ sendsAt, onBack, onPutOff }: ScheduledNoteProps) {
  const { zone } = usePair()
  const [picking, setPicking] = useState(false)
  return (
    <div className={styles.waiting}>
      <p className={styles.quiet} role="status">
        <IconCalendarClock size={13} aria-hidden="true" />
        Scheduled for {timeIn(zone, sendsAt)}
      </p>
      <Group gap={6}>
        <Button size="compact-xs" variant="default" onClick={() => setPicking(true)}>
          Another time
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => onPutOff(null)}>
          Send now
        </Button>
        <Button size="compact-xs" variant="default" onClick={onBack}>
          Cancel and edit
        </Button>
      </Group>
      {picking && <PickTime zone={zone} onPick={onPutOff} onClose={() => setPicking(false)} />}
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
