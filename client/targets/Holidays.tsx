import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { ChoiceProps } from './choice.ts'
import styles from './Targets.module.css'

/** Dates on which the clock stands still. */
export function Holidays({ choice: { holidays }, fields, onChange }: ChoiceProps) {
  const [date, setDate] = useState('')
  const problem = Object.entries(fields).find(([path]) => path.startsWith('holidays'))?.[1]
  const add = () => {
    if (date && !holidays.includes(date)) onChange({ holidays: [...holidays, date].sort() })
    setDate('')
  }
  return (
    <section className={styles.card} aria-labelledby="holidays">
      <h2 id="holidays">Holidays</h2>
      <p className={styles.soft}>Days on which nobody answers, and no clock runs.</p>
      {holidays.length > 0 && (
        <ul className={styles.dates}>
          {holidays.map((day) => (
            <li key={day}>
              {day}
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Open on ${day}`}
                onClick={() => onChange({ holidays: holidays.filter((one) => one !== day) })}
              >
                <IconX size={16} aria-hidden="true" />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.row}>
        <TextInput
          type="date"
          aria-label="A day on which nobody answers"
          value={date}
          error={problem}
          onChange={({ currentTarget }) => setDate(currentTarget.value)}
        />
        <Button variant="default" disabled={!date} onClick={add}>
          Add the day
        </Button>
      </div>
    </section>
  )
}
