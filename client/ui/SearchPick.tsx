import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import styles from './SearchPick.module.css'

interface SearchPickProps<T> {
  label: string
  placeholder?: string
  description?: string
  error?: string | undefined
  typed: string
  onType: (text: string) => void
  /** What was found for what is typed; undefined while it is being looked for. */
  found: T[] | undefined
  keyOf: (item: T) => string
  optionOf: (item: T) => ReactNode
  onPick: (item: T) => void
  /** Said when nothing was found. */
  nothing: string
}

/** A field one searches in, with what was found under it: arrows move, Enter takes, Escape closes. */
export function SearchPick<T>(props: SearchPickProps<T>) {
  const { label, placeholder, description, error, typed, onType, found, keyOf, optionOf, onPick, nothing } = props
  const id = useId()
  const [at, setAt] = useState(0)
  const [closed, setClosed] = useState(false)
  const isOpen = typed.trim() !== '' && !closed
  const count = found?.length ?? 0
  const here = Math.min(at, count - 1)
  const take = (item: T | undefined) => {
    if (item === undefined) return
    onPick(item)
    onType('')
    setAt(0)
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!isOpen) return
    if (step && count > 0) setAt((here + step + count) % count)
    else if (event.key === 'Enter') take(found?.[here])
    else if (event.key === 'Escape') setClosed(true)
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.box}>
      <TextInput
        label={label}
        placeholder={placeholder}
        description={description}
        error={error}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && here >= 0 ? `${id}-${here}` : undefined}
        autoComplete="off"
        value={typed}
        maxLength={100}
        onChange={({ currentTarget }) => {
          onType(currentTarget.value)
          setAt(0)
          setClosed(false)
        }}
        onBlur={() => setClosed(true)}
        onFocus={() => setClosed(false)}
        onKeyDown={press}
      />
      {isOpen && (
        // Pressing on an option is not to take the focus from the field.
        <div className={styles.found} onPointerDown={(event) => event.preventDefault()}>
          <div id={id} role="listbox" aria-label={label}>
            {found?.map((item, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field that names this option as the current one.
              <div
                key={keyOf(item)}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === here}
                className={`${styles.option} ${index === here ? styles.here : ''}`}
                onClick={() => take(item)}
              >
                {optionOf(item)}
              </div>
            ))}
          </div>
          {count === 0 && <p className={styles.none}>{found ? nothing : 'Looking…'}</p>}
        </div>
      )}
    </div>
  )
}
