import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { Span } from '../../server/contract/targets.ts'
import type { ChoiceProps } from './choice.ts'
import styles from './Targets.module.css'

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const usual: Span = { from: '09:00', to: '17:00' }

/** When somebody is there to answer, several times a day where there is a pause. */
export function WeekFields({ choice: { hours }, fields, zone, onChange }: ChoiceProps & { zone: string }) {
  const setDay = (day: number, spans: Span[]) => onChange({ hours: hours.with(day, spans) })
  return (
    <section className={styles.card} aria-labelledby="week">
      <h2 id="week">Business hours</h2>
      <p className={styles.soft}>In the zone of the pair, {zone}. A day may end at 24:00.</p>
      {days.map((word, day) => (
        <DayFields
          key={word}
          word={word}
          spans={hours[day] ?? []}
          problemOf={(path) => fields[`hours.${day}${path}`]}
          onChange={(spans) => setDay(day, spans)}
        />
      ))}
      {fields.hours && (
        <p role="alert" className={styles.problem}>
          {fields.hours}
        </p>
      )}
    </section>
  )
}

interface DayProps {
  word: string
  spans: Span[]
  problemOf: (path: string) => string | undefined
  onChange: (spans: Span[]) => void
}

function DayFields({ word, spans, problemOf, onChange }: DayProps) {
  const set = (index: number, part: Partial<Span>) =>
    onChange(spans.map((span, at) => (at === index ? { ...span, ...part } : span)))
  const dayProblem = problemOf('')
  return (
    <fieldset className={styles.day}>
      <legend>{word}</legend>
      {spans.length === 0 && <span className={styles.soft}>Closed</span>}
      {spans.map(({ from, to }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two times can be the same while one types.
        <div key={index} className={styles.row}>
          <TextInput
            className={styles.time}
            aria-label={`${word}, from`}
            placeholder="09:00"
            value={from}
            error={problemOf(`.${index}.from`)}
            onChange={({ currentTarget }) => set(index, { from: currentTarget.value })}
          />
          <TextInput
            className={styles.time}
            aria-label={`${word}, to`}
            placeholder="17:00"
            value={to}
            error={problemOf(`.${index}.to`)}
            onChange={({ currentTarget }) => set(index, { to: currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={`Take out ${word} ${from} to ${to}`}
            onClick={() => onChange(spans.toSpliced(index, 1))}
          >
            <IconX size={18} aria-hidden="true" />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="sm"
        aria-label={`Add hours on ${word}`}
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={() => onChange([...spans, usual])}
      >
        Add hours
      </Button>
      {dayProblem && (
        <p role="alert" className={styles.problem}>
          {dayProblem}
        </p>
      )}
    </fieldset>
  )
}
