import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { RefObject } from 'react'
import type { Presence } from '../../server/contract/presence.ts'
import styles from './SoftLock.module.css'
import { doing } from './words.ts'

interface SoftLockProps {
  writing: Presence[]
  held: boolean
  /** Sending was tried meanwhile. */
  asked: boolean
  anyway: RefObject<HTMLButtonElement | null>
  onAnyway: () => void
}

/** Above the reply box while a colleague answers the same thread. */
export function SoftLock({ writing, held, asked, anyway, onAnyway }: SoftLockProps) {
  return (
    <div className={styles.lock} role="status">
      <IconPencil size={16} aria-hidden="true" />
      <span>
        {doing(writing)}
        {asked && ' Two answers may go out. Nothing was sent yet.'}
      </span>
      {held && (
        <Button ref={anyway} size="compact-xs" variant="default" onClick={onAnyway}>
          Write anyway
        </Button>
      )}
    </div>
  )
}
