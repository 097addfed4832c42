import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { paths } from '../paths.ts'
import { useTitle } from '../ui/useTitle.ts'
import { useDesk, useMayDo } from './desk.ts'
import styles from './SettingsFrame.module.css'
import { useCurrentPair } from './usePairs.ts'

/** All settings stand in one place, side by side. */
export function SettingsFrame({ title, children }: { title: string; children: ReactNode }) {
  const pair = useCurrentPair()
  useTitle(title)
  const { team } = useDesk()
  const mayAnalyse = useMayDo('analyse')
  const mayModerate = useMayDo('moderate')
  return (
    <main className={styles.frame}>
      <nav className={styles.tabs} aria-label="Settings">
        {pair && (
          <NavLink to={paths.pair(pair.id)} end>
            The pair
          </NavLink>
        )}
        {pair && mayModerate && <NavLink to={paths.savedReplies(pair.id)}>Saved replies</NavLink>}
        {pair && mayModerate && <NavLink to={paths.coverage(pair.id)}>Coverage</NavLink>}
        {pair && <NavLink to={paths.target(pair.id)}>Response time</NavLink>}
        {pair && mayAnalyse && <NavLink to={paths.limits(pair.id)}>Spending limits</NavLink>}
        {team && <NavLink to={paths.team}>Team</NavLink>}
        {team && <NavLink to={paths.notificationSettings}>Notifications</NavLink>}
        {mayModerate && <NavLink to={paths.labels}>Labels</NavLink>}
        {mayModerate && pair && <NavLink to={paths.turns(pair.id)}>Turns</NavLink>}
        {mayModerate && pair && <NavLink to={paths.rules(pair.id)}>Rules</NavLink>}
        <NavLink to={paths.account}>Your account</NavLink>
      </nav>
      <div className={styles.content}>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  )
}
