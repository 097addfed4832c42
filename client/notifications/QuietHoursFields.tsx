import { Autocomplete, Switch, TextInput } from '@mantine/core'
import type { QuietHours } from '../../server/contract/notifications.ts'
import type { ChoicesProps } from './choices.ts'
import styles from './NotificationSettings.module.css'

const zones = Intl.supportedValuesOf('timeZone')
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const usual: QuietHours = { from: '20:00', to: '07:00', weekdays: [1, 2, 3, 4, 5, 6, 7] }

interface QuietHoursProps extends ChoicesProps {
  fields: Record<string, string>
}

/** When push and mail wait. They come as one afterwards; the list behind the bell fills meanwhile. */
export function QuietHoursFields({ choices: { quiet, zone }, fields, onChange }: QuietHoursProps) {
  const change = (part: Partial<QuietHours>) => quiet && onChange({ quiet: { ...quiet, ...part } })
  const turnDay = (day: number, on: boolean) =>
    quiet && change({ weekdays: on ? [...quiet.weekdays, day].sort() : quiet.weekdays.filter((one) => one !== day) })
  return (
    <>
      <Switch
        label="Push and mail wait during quiet hours"
        description="What happened comes as one when they are over."
        checked={quiet !== null}
        onChange={({ currentTarget }) => {
          const here = Intl.DateTimeFormat().resolvedOptions().timeZone
          onChange({ quiet: currentTarget.checked ? usual : null, ...(zone === 'UTC' && { zone: here }) })
        }}
      />
      {quiet && (
        <>
          <div className={styles.row}>
            <TextInput
              type="time"
              label="From"
              value={quiet.from}
              error={fields['quiet.from']}
              onChange={({ currentTarget }) => change({ from: currentTarget.value })}
            />
            <TextInput
              type="time"
              label="To"
              value={quiet.to}
              error={fields['quiet.to']}
              onChange={({ currentTarget }) => change({ to: currentTarget.value })}
            />
          </div>
          <fieldset className={styles.days}>
            <legend>On which days they begin</legend>
            {days.map((word, index) => (
              <label key={word}>
                <input
                  type="checkbox"
                  checked={quiet.weekdays.includes(index + 1)}
                  onChange={({ currentTarget }) => turnDay(index + 1, currentTarget.checked)}
                />
                {word}
              </label>
            ))}
          </fieldset>
          {fields['quiet.weekdays'] && (
            <p role="alert" className={styles.problem}>
              {fields['quiet.weekdays']}
            </p>
          )}
        </>
      )}
      <Autocomplete
        label="Your time zone"
        description="Quiet hours and digests are meant in it."
        data={zones}
        limit={12}
        value={zone}
        error={fields.zone}
        onChange={(value) => onChange({ zone: value })}
      />
    </>
  )
}
