import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './Chip.module.css'
import { ForeignText } from './ForeignText.tsx'

interface ChipProps {
  /** What it is called when it is taken away. */
  name: string
  /** Instead of the name. */
  children?: ReactNode
  tone?: 'plain' | 'out'
  onRemove: () => void
}

/** One of several that were chosen, and the way to take it back. */
export function Chip({ name, children, tone = 'plain', onRemove }: ChipProps) {
  return (
    <span className={`${styles.chip} ${tone === 'out' ? styles.out : ''}`}>
      {children ?? <ForeignText oneLine>{name}</ForeignText>}
      <button type="button" aria-label={`Remove ${name}`} onClick={onRemove}>
        <IconX size={14} aria-hidden="true" />
      </button>
    </span>
  )
}
