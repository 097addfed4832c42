import { UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconCloudUp } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { LiveState } from '../live.ts'
import { keys, useKeys } from '../ui/keys.ts'
import { readable } from '../ui/numbers.ts'
import styles from './OutboxButton.module.css'
import { useOutbox } from './useOutbox.ts'

const OutboxPanel = lazy(() => import('./OutboxPanel.tsx').then((module) => ({ default: module.OutboxPanel })))

/** How much waits to go out, as long as anything does; and how much of it needs a person. */
export function OutboxButton({ live }: { live: LiveState }) {
  const { outbox, errands } = useOutbox()
  const [opened, setOpened] = useState(false)
  const held = errands.filter((errand) => errand.held).length
  useKeys({ [keys.outbox]: () => setOpened(true) })
  useEffect(() => {
    if (live === 'up') void outbox?.sendAll()
  }, [live, outbox])

  const words = [`Outbox: ${readable(errands.length)} waiting`, held > 0 && `${readable(held)} of them for you`]
  return (
    <>
      {errands.length > 0 && (
        <UnstyledButton
          className={`${styles.outbox} ${held > 0 ? styles.held : ''}`}
          aria-label={words.filter(Boolean).join(', ')}
          data-tip={`Outbox (${keys.outbox})`}
          onClick={() => setOpened(true)}
        >
          {held > 0 ? <IconAlertTriangle size={16} aria-hidden="true" /> : <IconCloudUp size={16} aria-hidden="true" />}
          {readable(errands.length)}
        </UnstyledButton>
      )}
      {opened && (
        <Suspense fallback={null}>
          <OutboxPanel onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  )
}
