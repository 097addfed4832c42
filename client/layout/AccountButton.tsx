import { UnstyledButton } from '@mantine/core'
import { lazy } from 'react'
import type { Desk } from '../../server/contract/accounts.ts'
import { Face } from '../ui/Face.tsx'
import { OnDemand } from '../ui/OnDemand.tsx'
import styles from './AccountMenu.module.css'

const AccountMenu = lazy(() => import('./AccountMenu.tsx').then((module) => ({ default: module.AccountMenu })))

export function AccountButton({ desk }: { desk: Desk }) {
  const { person } = desk
  if (!person) return null
  const target = (
    <UnstyledButton className={styles.target} aria-haspopup="menu" aria-label={`Account of ${person.name}`}>
      <Face name={person.name} size={28} />
    </UnstyledButton>
  )
  return <OnDemand target={target} menu={(button) => <AccountMenu target={button} desk={desk} />} />
}
