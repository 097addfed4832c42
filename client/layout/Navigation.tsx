import { IconInbox, IconSettings, IconSpeakerphone } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import type { Pair } from '../../server/contract/linking.ts'
import { paths } from '../paths.ts'
import { keys, useKeys } from '../ui/keys.ts'
import { useMayDo } from './desk.ts'
import styles from './Navigation.module.css'

/** Where one can go; what is not there yet is not shown. */
export function Navigation({ pair }: { pair: Pair | undefined }) {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const mayAnalyse = useMayDo('analyse')
  const inbox = pair && paths.inbox(pair.id)
  const settings = pair ? paths.pair(pair.id) : paths.team
  const campaigns = pair && mayAnalyse && paths.campaigns(pair.id)
  useKeys({
    [keys.inbox]: () => void (inbox && navigate(inbox)),
    [keys.campaigns]: () => void (campaigns && navigate(campaigns)),
    [keys.settings]: () => void navigate(settings),
  })
  return (
    <nav className={styles.navigation} aria-label="Desk">
      {inbox && (
        <Place
          to={inbox}
          current={/\/(inbox|review)/.test(pathname)}
          hint={keys.inbox}
          icon={<IconInbox size={20} stroke={1.7} aria-hidden="true" />}
        >
          Inbox
        </Place>
      )}
      {campaigns && (
        <Place
          to={campaigns}
          current={/\/campaigns/.test(pathname)}
          hint={keys.campaigns}
          icon={<IconSpeakerphone size={20} stroke={1.7} aria-hidden="true" />}
        >
          Campaigns
        </Place>
      )}
      <Place
        to={settings}
        current={/\/(settings|coverage|target|turns|limits)/.test(pathname)}
        hint={keys.settings}
        icon={<IconSettings size={20} stroke={1.7} aria-hidden="true" />}
      >
        Settings
      </Place>
    </nav>
  )
}

interface PlaceProps {
  to: string
  current: boolean
  hint: string
  icon: ReactNode
  children: string
}

function Place({ to, current, hint, icon, children }: PlaceProps) {
  return (
    <Link
      to={to}
      className={styles.place}
      aria-current={current ? 'page' : undefined}
      data-tip={`${children} (${hint})`}
    >
      {icon}
      {children}
    </Link>
  )
}
