import { TextInput } from '@mantine/core'
import { Link } from 'react-router'
import { dayAfter } from './days.ts'
import styles from './Results.module.css'
import type { Range } from './useRange.ts'

/** Which days count: a few usual choices, or any two dates. The address holds it. */
export function RangeBar({ range, today }: { range: Range; today: string }) {
  const { from, to, addressOf, choose } = range
  const choices = [
    { word: 'Whole run', from: undefined, to: undefined },
    { word: 'Last 7 days', from: dayAfter(today, -6), to: today },
    { word: 'Last 30 days', from: dayAfter(today, -29), to: today },
  ]
  return (
    <div className={styles.range}>
      <nav className={styles.choices} aria-label="Which days">
        {choices.map((one) => (
          <Link
            key={one.word}
            to={addressOf({ from: one.from, to: one.to })}
            aria-current={one.from === from && one.to === to ? 'page' : undefined}
            preventScrollReset
          >
            {one.word}
          </Link>
        ))}
      </nav>
      <TextInput
        className={styles.date}
        type="date"
        size="xs"
        aria-label="From"
        max={to}
        value={from ?? ''}
        onChange={({ currentTarget }) => choose({ from: currentTarget.value || undefined, to })}
      />
      <span aria-hidden="true">–</span>
      <TextInput
        className={styles.date}
        type="date"
        size="xs"
        aria-label="Until"
        min={from}
        value={to ?? ''}
        onChange={({ currentTarget }) => choose({ from, to: currentTarget.value || undefined })}
      />
    </div>
  )
}
