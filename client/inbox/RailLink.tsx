import type { ReactNode } from 'react'
import { Link } from 'react-router'
import styles from './Rail.module.css'

interface RailLinkProps {
  to: string
  here: boolean
  /** Empty as long as it is not known. */
  count?: string
  icon?: ReactNode
  pressing?: boolean
  children: ReactNode
}

/** One line of the rail: a list to look at, and how long it is. */
export function RailLink({ to, here, count = '', icon, pressing = false, children }: RailLinkProps) {
  return (
    <Link
      className={`${styles.view} ${pressing ? styles.pressing : ''}`}
      to={to}
      aria-current={here ? 'page' : undefined}
    >
      {icon}
      <span className={styles.word}>{children}</span>
      <span className={styles.count}>{count}</span>
    </Link>
  )
}
