import { IconAlertCircle, IconCircle, IconCircleCheck } from '@tabler/icons-react'
import styles from './Editor.module.css'
import { type SectionName, sections, sectionTitles } from './sections.ts'

interface OutlineProps {
  current: SectionName | null
  /** What stands against a launch in each section. */
  open: Record<SectionName, number>
  /** Whether it was asked for or touched, so that what is open counts as wrong. */
  wrong: Record<SectionName, number>
  onGo: (section: SectionName) => void
}

/** The sections with what is still open in each. */
export function Outline({ current, open, wrong, onGo }: OutlineProps) {
  return (
    <nav className={styles.outline} aria-label="Sections">
      <ol>
        {sections.map((section) => (
          <li key={section}>
            <button
              type="button"
              aria-current={section === current ? 'step' : undefined}
              className={wrong[section] > 0 ? styles.wrongStep : undefined}
              onClick={() => onGo(section)}
            >
              <Sign open={open[section]} wrong={wrong[section]} />
              {sectionTitles[section]}
              {open[section] > 0 && (
                <span className={styles.count}>
                  {open[section]}
                  <span className="visually-hidden"> still open</span>
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Sign({ open, wrong }: { open: number; wrong: number }) {
  if (wrong > 0) return <IconAlertCircle size={17} aria-hidden="true" />
  if (open > 0) return <IconCircle size={17} aria-hidden="true" />
  return <IconCircleCheck size={17} aria-label="Complete:" className={styles.complete} />
}
