import { UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { lazy } from 'react'
import type { Pair } from '../../server/contract/linking.ts'
import { Face } from '../ui/Face.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import { OnDemand } from '../ui/OnDemand.tsx'
import styles from './PairSwitcher.module.css'

const PairMenu = lazy(() => import('./PairMenu.tsx').then((module) => ({ default: module.PairMenu })))

/** Which pair one works on, and the way to the others. */
export function PairSwitcher({ pair }: { pair: Pair | undefined }) {
  if (!pair) return <span className={styles.product}>Tandem</span>
  const target = (
    <UnstyledButton className={styles.target} aria-haspopup="menu" aria-label={`Pair: ${pair.page.name}`}>
      <Face name={pair.page.name} pictureUrl={pair.page.pictureUrl} size={28} square />
      <span className={styles.name}>
        <ForeignText oneLine>{pair.page.name}</ForeignText>
      </span>
      <IconChevronDown size={14} aria-hidden="true" />
    </UnstyledButton>
  )
  return <OnDemand target={target} menu={(button) => <PairMenu target={button} pair={pair} />} />
}
