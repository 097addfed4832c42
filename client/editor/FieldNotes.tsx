import { IconBulb, IconHelpCircle } from '@tabler/icons-react'
import type { Finding } from '../../server/contract/launches.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import styles from './Editor.module.css'

/** What has to be confirmed before the launch, and what is worth a thought. */
export function FieldNotes({ notes }: { notes: Finding[] }) {
  if (notes.length === 0) return null
  return (
    <ul className={styles.notes}>
      {notes.map(({ path, level, message }) => (
        <li key={`${path} ${message}`} className={level === 'ask' ? styles.ask : styles.hint}>
          {level === 'ask' ? (
            <IconHelpCircle size={16} aria-label="To be confirmed" />
          ) : (
            <IconBulb size={16} aria-label="A hint" />
          )}
          <ForeignText>{message}</ForeignText>
        </li>
      ))}
    </ul>
  )
}
