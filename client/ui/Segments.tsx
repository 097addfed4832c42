import { type ReactNode, useId } from 'react'
import styles from './Segments.module.css'

interface SegmentsProps<V extends string> {
  label: string
  /** Read out, but not shown: what stands around it says it already. */
  hideLabel?: boolean
  options: readonly { value: V; label: ReactNode }[]
  value: V
  onChange: (value: V) => void
}

/** One of a few, side by side: radio buttons that look like one switch. */
export function Segments<V extends string>({ label, hideLabel = false, options, value, onChange }: SegmentsProps<V>) {
  const name = useId()
  return (
    <fieldset className={styles.field}>
      <legend className={hideLabel ? 'visually-hidden' : styles.legend}>{label}</legend>
      <div className={styles.segments}>
        {options.map((option) => (
          <label key={option.value} className={styles.segment}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
