import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconKeyboard, IconSearch } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import type { Desk } from '../../server/contract/accounts.ts'
import type { Pair } from '../../server/contract/linking.ts'
import type { LiveState } from '../live.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { keys } from '../ui/keys.ts'
import { AccountButton } from './AccountButton.tsx'
import { Bell } from './Bell.tsx'
import { PairSwitcher } from './PairSwitcher.tsx'
import { SandboxBadge } from './SandboxBadge.tsx'
import styles from './TopBar.module.css'

// Beside what the first screen waits for: most of the time there is nothing in it.
const OutboxButton = lazy(() =>
  import('../offline/OutboxButton.tsx').then((module) => ({ default: module.OutboxButton })),
)

interface TopBarProps {
  desk: Desk
  pair: Pair | undefined
  live: LiveState
  onOpen: (what: 'palette' | 'sheet') => void
}

export function TopBar({ desk, pair, live, onOpen }: TopBarProps) {
  return (
    <header className={`${styles.bar} ${desk.mode === 'sandbox' ? styles.sandbox : ''}`}>
      <PairSwitcher pair={pair} />
      {desk.mode === 'sandbox' && <SandboxBadge sandboxUrl={desk.sandboxUrl} pair={pair} />}
      <span className={styles.live} role="status">
        {live === 'down' ? 'Reconnecting…' : ''}
      </span>
      <Suspense fallback={null}>
        <OutboxButton live={live} />
      </Suspense>
      <UnstyledButton className={styles.search} onClick={() => onOpen('palette')}>
        <IconSearch size={16} aria-hidden="true" />
        <span>Search</span>
        <KeyHint keys={keys.palette} />
      </UnstyledButton>
      <ActionIcon
        className={styles.keys}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label="Show all keys"
        data-tip={`Keys (${keys.sheet})`}
        onClick={() => onOpen('sheet')}
      >
        <IconKeyboard size={20} stroke={1.6} aria-hidden="true" />
      </ActionIcon>
      {desk.team && <Bell />}
      <AccountButton desk={desk} />
    </header>
  )
}
