import { Popover } from '@mantine/core'
import { type KeyboardEvent, type ReactElement, type ReactNode, useId, useState } from 'react'
import { ForeignText } from '../ui/ForeignText.tsx'
import styles from './PickMenu.module.css'

export interface Pick {
  id: string
  name: string
  /** What stands before the name, and after it. */
  sign?: ReactNode
  hint?: string
  /** It holds already. */
  chosen?: boolean
  onPick: () => void
}

interface PickMenuProps {
  target: ReactElement
  /** What is chosen here: the name of the field one searches in. */
  title: string
  /** The options for what was typed. */
  options: (typed: string) => Pick[]
  /** Several can be chosen, one after the other, until somebody closes it. */
  several?: boolean
  onClose: () => void
  children?: ReactNode
}

/** A list one searches by typing: arrows move, Enter chooses, Escape goes back to where one was. */
export function PickMenu({ target, title, options, several = false, onClose, children }: PickMenuProps) {
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = options(typed.trim())
  const here = Math.min(at, found.length - 1)

  const choose = (option: Pick | undefined) => {
    if (!option) return
    option.onPick()
    if (several) setTyped('')
    else onClose()
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && found.length > 0) setAt((here + step + found.length) % found.length)
    else if (event.key === 'Enter') choose(found[here])
    else return
    event.preventDefault()
  }
  return (
    <Popover opened onDismiss={onClose} position="bottom-start" width={280} trapFocus returnFocus hideDetached={false}>
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown className={styles.menu} aria-label={title}>
        <input
          ref={focusField}
          className={styles.search}
          role="combobox"
          aria-label={title}
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={found[here] && `${listId}-${here}`}
          placeholder={title}
          autoComplete="off"
          data-autofocus
          value={typed}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value)
            setAt(0)
          }}
          onKeyDown={press}
        />
        <div id={listId} role="listbox" aria-label={title} aria-multiselectable={several} className={styles.list}>
          {found.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field that names this option as the current one.
            <div
              key={option.id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={option.chosen ?? false}
              className={`${styles.option} ${index === here ? styles.here : ''}`}
              onClick={() => choose(option)}
            >
              {option.sign}
              <ForeignText oneLine>{option.name}</ForeignText>
              {option.chosen && <span className={styles.chosen}>chosen</span>}
              {option.hint && <span className={styles.hint}>{option.hint}</span>}
            </div>
          ))}
        </div>
        {found.length === 0 && <p className={styles.none}>Nothing is called that.</p>}
        {children}
      </Popover.Dropdown>
    </Popover>
  )
}

/** At once, so that whoever types ahead types here. */
const focusField = (field: HTMLInputElement | null) => field?.focus({ preventScroll: true })

/** Whether a name is meant by what was typed. */
export const isMeant = (name: string, typed: string) => name.toLowerCase().includes(typed.toLowerCase())
