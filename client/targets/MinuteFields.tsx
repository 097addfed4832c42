import { TextInput } from '@mantine/core'
import type { ChoiceProps } from './choice.ts'
import styles from './Targets.module.css'

const words = { facebook: 'On the Page', instagram: 'On the Profile', priority: 'For high priority' } as const
const names = ['facebook', 'instagram', 'priority'] as const

/** Within how many minutes of business time; an empty field is no promise. */
export function MinuteFields({ choice: { minutes }, fields, onChange }: ChoiceProps) {
  const set = (name: (typeof names)[number], typed: string) =>
    onChange({ minutes: { ...minutes, [name]: typed.trim() === '' ? null : Number(typed) } })
  return (
    <section className={styles.card} aria-labelledby="minutes">
      <h2 id="minutes">Minutes to a first answer</h2>
      <p className={styles.soft}>Of business time. An empty field promises nothing.</p>
      <div className={styles.row}>
        {names.map((name) => (
          <TextInput
            key={name}
            type="number"
            inputMode="numeric"
            min={1}
            label={words[name]}
            value={minutes[name] ?? ''}
            error={fields[`minutes.${name}`]}
            onChange={({ currentTarget }) => set(name, currentTarget.value)}
          />
        ))}
      </div>
    </section>
  )
}
