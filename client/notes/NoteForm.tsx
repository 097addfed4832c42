import { Button } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, use, useId, useRef, useState } from 'react'
import { NamesContext } from '../threads/names.ts'
import { formDraft } from '../ui/formDraft.ts'
import { keys } from '../ui/keys.ts'
import { useSendKey } from '../ui/useSendKey.ts'
import { isCalled, mentionAt, mentionsIn, withMention } from './mentions.ts'
import styles from './Notes.module.css'
import type { Draft } from './useNotes.ts'

interface NoteFormProps {
  /** Where the draft is kept over a reload. */
  name: string
  initial?: string
  submitLabel: string
  onSubmit: (draft: Draft & { key: string }) => Promise<unknown>
  onCancel: () => void
}

/** A field in which `@` offers the people of the team: arrows move, Enter names, Escape leaves the list and then the field. */
export function NoteForm({ name, initial = '', submitLabel, onSubmit, onCancel }: NoteFormProps) {
  const { people } = use(NamesContext)
  const everybody = [...people.values()]
  const listId = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const sendKey = useSendKey()
  const [message, setMessage] = useState(() => formDraft.read(name).message || initial)
  const [caret, setCaret] = useState(0)
  const [at, setAt] = useState(0)
  const [closed, setClosed] = useState(false)
  const [busy, setBusy] = useState(false)

  const typed = closed ? null : mentionAt(message, caret)
  const found = typed === null ? [] : everybody.filter(({ name }) => isCalled(name, typed)).slice(0, 6)
  const here = Math.min(at, found.length - 1)

  const type = (text: string, position: number) => {
    setMessage(text)
    setCaret(position)
    setAt(0)
    setClosed(false)
    formDraft.keep(name, { message: text })
  }
  const mention = (person: { name: string } | undefined) => {
    if (!person) return
    const next = withMention(message, caret, person.name)
    type(next.message, next.caret)
    setClosed(true)
    box.current?.focus()
  }
  const send = async (event?: FormEvent) => {
    event?.preventDefault()
    const draft = { message: message.trim(), mentions: mentionsIn(message, everybody) }
    if (draft.message === '' || busy) return
    setBusy(true)
    try {
      await onSubmit({ ...draft, key: sendKey.keyFor(draft) })
      sendKey.forget()
      formDraft.forget(name)
      setMessage('')
    } catch {
      // What happened is said already, and what was typed is still there.
    } finally {
      setBusy(false)
    }
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
    else if (found.length > 0 && step) setAt((here + step + found.length) % found.length)
    else if (found.length > 0 && event.key === 'Enter') mention(found[here])
    else if (event.key === 'Escape') found.length > 0 ? setClosed(true) : onCancel()
    else return
    event.preventDefault()
  }
  return (
    <form className={styles.form} onSubmit={send}>
      <textarea
        ref={box}
        className={styles.field}
        role="combobox"
        aria-label="Note"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={found[here] && `${listId}-${here}`}
        placeholder="Only your team sees this. @ names somebody."
        rows={2}
        maxLength={4000}
        // biome-ignore lint/a11y/noAutofocus: it comes when somebody asks to write.
        autoFocus
        value={message}
        onChange={({ currentTarget }) => type(currentTarget.value, currentTarget.selectionStart)}
        onKeyDown={press}
      />
      <div id={listId} role="listbox" aria-label="People" className={found.length > 0 ? styles.people : undefined}>
        {found.map((person, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field that names this option as the current one.
          <div
            key={person.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === here}
            className={index === here ? styles.here : undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => mention(person)}
          >
            {person.name}
          </div>
        ))}
      </div>
      <div className={styles.actions}>
        <Button type="submit" size="xs" loading={busy} title={keys.send}>
          {submitLabel}
        </Button>
        <Button size="xs" variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
