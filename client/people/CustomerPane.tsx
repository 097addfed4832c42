import { ActionIcon, Button } from '@mantine/core'
import { IconUserCircle, IconX } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { Thread } from '../../server/contract/threads.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { keys, useKeys } from '../ui/keys.ts'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import styles from './CustomerPane.module.css'
import { paneChoice } from './paneChoice.ts'

const CustomerCard = lazy(() => import('./CustomerCard.tsx').then((module) => ({ default: module.CustomerCard })))
const TwinThreads = lazy(() => import('./TwinThreads.tsx').then((module) => ({ default: module.TwinThreads })))

/** Who is asking, and the same post on the other network: a column where there is room, otherwise a drawer. */
export function CustomerPane({ thread }: { thread: Thread }) {
  const [open, setOpen] = useState(paneChoice.read)
  const pane = useRef<HTMLElement>(null)
  const turn = (next: boolean) => {
    setOpen(next)
    paneChoice.keep(next)
  }
  useEffect(() => paneChoice.watch(() => setOpen(paneChoice.read())), [])
  useKeys({ [keys.customer]: () => turn(!open) })
  useEffect(() => {
    // What slides over the thread takes the keyboard along; a column beside it does not.
    if (open && !paneChoice.isColumn()) pane.current?.focus()
  }, [open])

  if (!open)
    return (
      <Button
        className={styles.opener}
        variant="default"
        size="compact-sm"
        leftSection={<IconUserCircle size={16} aria-hidden="true" />}
        onClick={() => turn(true)}
      >
        Customer and twins
        <KeyHint keys={keys.customer} />
      </Button>
    )
  return (
    <aside
      ref={pane}
      tabIndex={-1}
      className={styles.pane}
      aria-label="Customer and twins"
      onKeyDown={({ key }) => key === 'Escape' && !paneChoice.isColumn() && turn(false)}
    >
      <ActionIcon
        className={styles.close}
        data-tip={`Close (${keys.customer})`}
        aria-label="Close the customer's card"
        variant="subtle"
        color="gray"
        onClick={() => turn(false)}
      >
        <IconX size={16} aria-hidden="true" />
      </ActionIcon>
      <Suspense fallback={<RowSkeletons count={3} />}>
        <CustomerCard threadId={thread.id} authorId={thread.author.id} />
        <TwinThreads thread={thread} />
      </Suspense>
    </aside>
  )
}
