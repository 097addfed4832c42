import { UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { lazy } from 'react'
import type { Pair } from '../../server/contract/linking.ts'
import { OnDemand } from '../ui/OnDemand.tsx'
import styles from './SandboxBadge.module.css'

const SandboxMenu = lazy(() => import('./SandboxMenu.tsx').then((module) => ({ default: module.SandboxMenu })))

interface SandboxBadgeProps {
  sandboxUrl: string | null
  pair: Pair | undefined
}

/** The word that keeps practice from looking like live, and the ways to the other side of it. */
export function SandboxBadge({ sandboxUrl, pair }: SandboxBadgeProps) {
  const target = (
    <UnstyledButton className={styles.badge} aria-haspopup="menu">
      Sandbox
      <IconChevronDown size={13} aria-hidden="true" />
    </UnstyledButton>
  )
  return (
    <OnDemand target={target} menu={(button) => <SandboxMenu target={button} sandboxUrl={sandboxUrl} pair={pair} />} />
  )
}
