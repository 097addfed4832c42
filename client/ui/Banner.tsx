import type { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './Banner.module.css'

/** A line above every screen, for what would otherwise be looked for in each of them. */
export function Banner({
  tone,
  icon: Icon,
  children,
}: {
  tone: 'amber' | 'red'
  icon: typeof IconAlertTriangle
  children: ReactNode
}) {
  return (
    <p className={`${styles.banner} ${styles[tone]}`} role="status">
      <Icon size={16} aria-hidden="true" />
      <span>{children}</span>
    </p>
  )
}
