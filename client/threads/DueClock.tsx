import { IconAlarm } from '@tabler/icons-react'
import { use } from 'react'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { exactTime, ZoneContext } from '../ui/RelativeTime.tsx'
import { useNow } from '../ui/useNow.ts'
import styles from './DueClock.module.css'

interface DueClockProps {
  row: Pick<ThreadRow, 'dueAt' | 'nearAt'>
  /** A sentence rather than two words. */
  long?: boolean
}

/** How long the customer may still wait, by the team's own promise; nothing where nobody waits. */
export function DueClock({ row: { dueAt, nearAt }, long = false }: DueClockProps) {
  return dueAt && nearAt ? <Clock dueAt={dueAt} nearAt={nearAt} long={long} /> : null
}

function Clock({ dueAt, nearAt, long }: { dueAt: string; nearAt: string; long: boolean }) {
  const now = useNow()
  const zone = use(ZoneContext)
  const left = Date.parse(dueAt) - now
  const tone = left <= 0 ? styles.late : now >= Date.parse(nearAt) ? styles.near : styles.calm
  return (
    <time className={`${styles.clock} ${tone}`} dateTime={dueAt} title={`Answer by ${exactTime(dueAt, zone)}`}>
      <IconAlarm size={14} aria-hidden="true" />
      {long ? sentenceFor(left) : wordsFor(left)}
    </time>
  )
}

const sentenceFor = (left: number) => (left > 0 ? `answer within ${lengthOf(left)}` : `${lengthOf(-left)} late`)

const wordsFor = (left: number) => (left > 0 ? `${lengthOf(left)} left` : `${lengthOf(-left)} late`)

/** In the unit that people say: minutes up to two hours, hours up to two days. */
function lengthOf(milliseconds: number) {
  const minutes = Math.max(1, Math.ceil(milliseconds / 60_000))
  if (minutes < 120) return `${minutes} min`
  if (minutes < 2 * 24 * 60) return `${Math.floor(minutes / 60)} h`
  return `${Math.floor(minutes / (24 * 60))} d`
}
