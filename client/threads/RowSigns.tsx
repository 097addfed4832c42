import { IconArrowUp, IconAt, IconClockPause, IconNote, IconSpeakerphone } from '@tabler/icons-react'
import { use } from 'react'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { Face } from '../ui/Face.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import { LabelDot } from '../ui/LabelDot.tsx'
import { ZoneContext } from '../ui/RelativeTime.tsx'
import { timeToCome } from '../ui/wallClock.ts'
import { NamesContext } from './names.ts'
import styles from './RowSigns.module.css'
import { priorityWords } from './threads.ts'

/** What the team has made of a thread: nothing at all for most. */
export function RowSigns({ row }: { row: ThreadRow }) {
  const { labels, people } = use(NamesContext)
  const zone = use(ZoneContext)
  const assignee = row.assigneeId === null ? undefined : people.get(row.assigneeId)
  return (
    <>
      {assignee && (
        <span className={styles.sign} title={`Assigned to ${assignee.name}`}>
          <Face name={assignee.name} size={24} />
          <span className="visually-hidden">Assigned to {assignee.name}</span>
        </span>
      )}
      {row.onAd && row.post.ad && (
        <span className={styles.ad}>
          <IconSpeakerphone size={12} stroke={2} aria-hidden="true" />
          On ad: <ForeignText oneLine>{row.post.ad.title}</ForeignText>
        </span>
      )}
      {row.mentionedAt && (
        <span className={styles.sign}>
          <IconAt size={12} stroke={2} aria-hidden="true" />
          Mention
        </span>
      )}
      {row.priority !== 'normal' && (
        <span className={`${styles.sign} ${styles[row.priority]}`}>
          <IconArrowUp size={12} stroke={2} aria-hidden="true" />
          {priorityWords[row.priority]}
        </span>
      )}
      {row.snoozedUntil && (
        <span className={styles.sign}>
          <IconClockPause size={12} stroke={2} aria-hidden="true" />
          until {timeToCome(row.snoozedUntil, zone)}
        </span>
      )}
      {row.noteCount > 0 && (
        <span className={styles.sign}>
          <IconNote size={12} stroke={2} aria-hidden="true" />
          {row.noteCount} {row.noteCount === 1 ? 'note' : 'notes'}
        </span>
      )}
      {row.labels.map((id) => {
        const label = labels.get(id)
        return (
          label && (
            <span key={id} className={styles.label}>
              <LabelDot colour={label.colour} />
              <ForeignText oneLine>{label.name}</ForeignText>
            </span>
          )
        )
      })}
    </>
  )
}
