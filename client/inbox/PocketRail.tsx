import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { InboxSearch } from '../paths.ts'
import { viewWords } from '../threads/threads.ts'
import { readable } from '../ui/numbers.ts'
import styles from './PocketRail.module.css'
import { useMatching } from './useMatching.ts'

interface PocketRailProps {
  pairId: string
  search: InboxSearch
  /** The rail itself. */
  children: ReactNode
}

/** Where there is room for one pane only, the rail waits behind the name of the view, and closes when one is chosen. */
export function PocketRail({ pairId, search, children }: PocketRailProps) {
  const address = JSON.stringify(search)
  const [openAt, setOpenAt] = useState<string>()
  const isOpen = openAt === address
  const count = useMatching(pairId, search)
  return (
    <div className={`${styles.pocket} ${isOpen ? styles.open : ''}`}>
      <button
        type="button"
        className={styles.button}
        aria-expanded={isOpen}
        onClick={() => setOpenAt(isOpen ? undefined : address)}
      >
        {viewWords[search.view]}
        <span className={styles.count}>{count ? readable(count) : ''}</span>
        <IconChevronDown size={16} aria-hidden="true" />
        <span className="visually-hidden">All views</span>
      </button>
      {children}
    </div>
  )
}
