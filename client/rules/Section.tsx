import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import styles from './Rules.module.css'

interface SectionProps {
  title: string
  /** What the section says when it is closed. */
  sentence: string
  /** Something in it is wrong, so that it has to be open. */
  wrong: boolean
  initiallyOpen: boolean
  children: ReactNode
}

/** A part of the editor that closes into a sentence. */
export function Section({ title, sentence, wrong, initiallyOpen, children }: SectionProps) {
  const [open, setOpen] = useState(initiallyOpen)
  const id = useId()
  // It stays open under the hands of whoever mends it.
  if (wrong && !open) setOpen(true)
  const Icon = open ? IconChevronDown : IconChevronRight
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2>
        <button
          type="button"
          id={id}
          className={styles.opener}
          aria-expanded={open}
          onClick={() => setOpen((before) => !before)}
        >
          <Icon size={16} aria-hidden="true" />
          {title}
        </button>
      </h2>
      {open ? <div className={styles.fields}>{children}</div> : <p className={styles.sentence}>{sentence}</p>}
    </section>
  )
}
