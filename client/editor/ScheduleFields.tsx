import { Button, TextInput } from '@mantine/core'
import { wallTime } from '../../server/contract/wallTime.ts'
import { wallWords } from '../campaignDrafts/sentences.ts'
import { daysLater } from '../ui/wallClock.ts'
import styles from './Editor.module.css'
import type { Editing } from './editing.ts'
import { FieldNotes } from './FieldNotes.tsx'

/** Without it a browser takes years of six digits. */
const latest = '9999-12-30T23:59'

/** Days and times as the clocks of the ad account show them, which need not be those of whoever writes. */
export function ScheduleFields({ editing }: { editing: Editing }) {
  const { content, change, account, problemOf, notesOf } = editing
  const { schedule } = content
  const zone = account?.zone
  const set = (part: Partial<typeof schedule>) => change({ schedule: { ...schedule, ...part } })
  const from = schedule.startsAt ?? wallTime(new Date(), zone)
  return (
    <fieldset className={styles.plain}>
      <legend>Schedule</legend>
      <div className={styles.pair}>
        <TextInput
          label="Starts"
          type="datetime-local"
          value={schedule.startsAt ?? ''}
          error={problemOf('schedule.startsAt')}
          description={schedule.startsAt ? wallWords(schedule.startsAt) : 'Empty: as soon as it is switched on'}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          max={latest}
          onChange={({ currentTarget: { value } }) => set({ startsAt: value.slice(0, 16) || null })}
        />
        <TextInput
          label="Ends"
          type="datetime-local"
          value={schedule.endsAt ?? ''}
          error={problemOf('schedule.endsAt')}
          description={schedule.endsAt ? wallWords(schedule.endsAt) : 'Empty: it never ends by itself'}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          max={latest}
          onChange={({ currentTarget: { value } }) => set({ endsAt: value.slice(0, 16) || null })}
        />
      </div>
      <div className={styles.quick}>
        {[7, 10, 14, 30].map((days) => (
          <Button
            key={days}
            size="compact-xs"
            variant="default"
            onClick={() => set({ endsAt: daysLater(from, days, from.slice(11)) })}
          >
            {days} days
          </Button>
        ))}
        <span className={styles.soft}>
          {zone ? `All times are those of the ad account: ${zone}.` : 'Times are those of the ad account.'}
        </span>
      </div>
      <FieldNotes notes={notesOf('schedule')} />
    </fieldset>
  )
}
