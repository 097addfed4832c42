import { CloseButton, TextInput } from '@mantine/core'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { SavedReply } from '../../server/contract/savedReplies.ts'
import type { Network } from '../../server/contract/values.ts'
import type { Values } from '../../server/contract/variables.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { found } from './found.ts'
import styles from './Picker.module.css'
import { PickerPreview } from './PickerPreview.tsx'

interface PickerProps {
  replies: SavedReply[]
  values: Values
  network: Network
  onUse: (reply: SavedReply, language: string | null) => void
  onClose: () => void
}

/** Every saved reply the pair may use, found by typing; Enter writes the one that is previewed. */
export function Picker({ replies, values, network, onUse, onClose }: PickerProps) {
  const id = useId()
  const [search, setSearch] = useState('')
  const [place, setPlace] = useState(0)
  const [language, setLanguage] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const shown = found(replies, search)
  const active = shown[place]

  const go = (to: number) => {
    setPlace(Math.min(Math.max(to, 0), Math.max(shown.length - 1, 0)))
    setLanguage(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const act = {
      ArrowDown: () => go(place + 1),
      ArrowUp: () => go(place - 1),
      Enter: () => active && onUse(active, language),
    }[event.key]
    if (!act || event.nativeEvent.isComposing) return
    event.preventDefault()
    act()
  }
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }
  return (
    <div className={styles.picker} role="dialog" aria-label="Saved replies" onKeyDown={onEscape}>
      <div className={styles.head}>
        <TextInput
          ref={field}
          className={styles.search}
          role="combobox"
          aria-label="Search saved replies"
          aria-expanded
          aria-controls={id}
          aria-activedescendant={active && `${id}-${active.id}`}
          placeholder="Search by title, shortcut or text"
          value={search}
          onChange={({ currentTarget }) => {
            setSearch(currentTarget.value)
            setPlace(0)
            setLanguage(null)
          }}
          onKeyDown={onKeyDown}
        />
        <CloseButton aria-label="Close saved replies" onClick={onClose} />
      </div>
      <div className={styles.body}>
        <div
          id={id}
          className={styles.list}
          {...(shown.length > 0 && { role: 'listbox', 'aria-label': 'Saved replies' })}
        >
          {shown.map((reply, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys go to the field, which says which option is active.
            // biome-ignore lint/a11y/useFocusableInteractive: the same.
            <div
              key={reply.id}
              id={`${id}-${reply.id}`}
              role="option"
              aria-selected={index === place}
              className={styles.option}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => (index === place ? onUse(reply, language) : go(index))}
            >
              <ForeignText oneLine>{reply.title}</ForeignText>
              {reply.shortcut !== null && <span className={styles.shortcut}>/{reply.shortcut}</span>}
            </div>
          ))}
          {shown.length === 0 && <p className={styles.none}>Nothing like that is saved.</p>}
        </div>
        {active && (
          <PickerPreview
            reply={active}
            values={values}
            network={network}
            language={language}
            onLanguage={setLanguage}
            onUse={() => onUse(active, language)}
          />
        )}
      </div>
    </div>
  )
}
