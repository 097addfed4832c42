import { Suspense, useCallback, useState } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { OfflineBanner } from '../offline/OfflineBanner.tsx'
import { paths } from '../paths.ts'
import { ZoneContext } from '../ui/RelativeTime.tsx'
import { CommandKeys } from './CommandKeys.tsx'
import { useDesk } from './desk.ts'
import { HealthBanner } from './HealthBanner.tsx'
import { Navigation } from './Navigation.tsx'
import styles from './Shell.module.css'
import { StopBanner } from './StopBanner.tsx'
import { TopBar } from './TopBar.tsx'
import { useLive } from './useLive.ts'
import { useCurrentPair } from './usePairs.ts'

/** The frame around everything a signed-in person does. */
export function Shell() {
  const desk = useDesk()
  const pair = useCurrentPair()
  const live = useLive(desk)
  const location = useLocation()
  const [opened, setOpened] = useState<'palette' | 'sheet' | null>(null)
  const open = useCallback((what: 'palette' | 'sheet' | null) => setOpened(what), [])

  if (!desk.person) return <Navigate to={paths.signIn(location.pathname + location.search)} replace />
  return (
    <ZoneContext value={pair?.zone}>
      <div className={styles.shell}>
        <TopBar desk={desk} pair={pair} live={live} onOpen={open} />
        <OfflineBanner />
        <HealthBanner pair={pair} />
        <StopBanner />
        <Navigation pair={pair} />
        <div className={styles.content}>
          <Suspense fallback={null}>
            <Outlet />
          </Suspense>
        </div>
      </div>
      <CommandKeys opened={opened} onOpen={open} />
    </ZoneContext>
  )
}
