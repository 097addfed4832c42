import { IconAlertCircle, IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ForeignText } from '../ui/ForeignText.tsx'
import styles from './Section.module.css'
import { headingId, type SectionName, sectionTitles } from './sections.ts'

interface SectionProps {
  name: SectionName
  /** What it says when it is closed. */
  sentence: string
  /** How much in it is wrong, of what is shown. */
  wrong: number
  open: boolean
  onToggle: () => void
  onEnter: () => void
  children: ReactNode
}

/** A part of the campaign that closes into a sentence. */
export function Section({ name, sentence, wrong, open, onToggle, onEnter, children }: SectionProps) {
  const Icon = open ? IconChevronDown : IconChevronRight
  return (
    <section className={styles.section} aria-labelledby={headingId(name)} onFocus={onEnter}>
      <h2>
        <button type="button" id={headingId(name)} className={styles.opener} aria-expanded={open} onClick={onToggle}>
          <Icon size={18} aria-hidden="true" />
          {sectionTitles[name]}
        </button>
        {wrong > 0 && (
          <span className={styles.wrong}>
            <IconAlertCircle size={15} aria-hidden="true" />
            {wrong} to mend
          </span>
        )}
      </h2>
      {open ? (
        <div className={styles.fields}>{children}</div>
      ) : (
        <p className={styles.sentence}>
          <ForeignText>{sentence}</ForeignText>
        </p>
      )}
    </section>
  )
}
