import type { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './Note.module.css'

interface NoteProps {
  tone: 'amber' | 'red' | 'accent'
  icon: typeof IconAlertTriangle
  role?: 'alert'
  children: ReactNode
}

/** Something to see before one reads on. */
export function Note({ tone, icon: Icon, role, children }: NoteProps) {
  return (
    <div className={`${styles.note} ${styles[tone]}`} role={role}>
      <Icon size={18} aria-hidden="true" />
      <div>{children}</div>
    </div>
  )
}
