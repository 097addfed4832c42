import { Button, CloseButton } from '@mantine/core'
import {
  IconArrowUp,
  IconCheck,
  IconClockPause,
  IconDownload,
  IconEyeOff,
  IconMailOpened,
  IconTag,
  IconUserCircle,
} from '@tabler/icons-react'
import { type ReactNode, Suspense, useState } from 'react'
import type { ThreadFilter } from '../../server/contract/inbox.ts'
import { menus, type Opened } from '../triage/menus.ts'
import { keys, useKeys } from '../ui/keys.ts'
import { readable } from '../ui/numbers.ts'
import styles from './BulkBar.module.css'
import { useBulk } from './useBulk.ts'

interface BulkBarProps {
  pairId: string
  /** The ids of what is chosen, in the list's order. */
  chosen: string[]
  /** Whether all that match are chosen instead of the single ones. */
  all: boolean
  /** What finds all that match. */
  filter: ThreadFilter
  /** How many match, where that is known. */
  matching: number | undefined
  onAll: () => void
  onClear: () => void
  onExport: (threads: string[] | ThreadFilter, number: number | undefined) => void
}

const atMostOneByOne = 1000

/** What can be done with the chosen threads, at once. */
export function BulkBar({ pairId, chosen, all, filter, matching, onAll, onClear, onExport }: BulkBarProps) {
  const [opened, setOpened] = useState<Opened>()
  const threads = all ? filter : chosen.slice(0, atMostOneByOne)
  const bulk = useBulk(pairId, threads, onClear)
  const number = all ? matching : chosen.length
  const isDone = filter.view === 'done'
  const close = () => setOpened(undefined)

  const bindings = {
    [keys.done]: isDone ? bulk.reopen : bulk.finish,
    [keys.hide]: bulk.hide,
    [keys.assign]: () => setOpened('assign'),
    [keys.priority]: () => setOpened('priority'),
    [keys.label]: () => setOpened('label'),
    [keys.snooze]: () => setOpened('snooze'),
    [keys.selectAll]: onAll,
    [keys.back]: onClear,
  }
  useKeys(bindings, { ahead: true })

  const button = (name: string, icon: ReactNode, act: () => void) => (
    <Button size="compact-sm" variant="subtle" color="gray" aria-label={name} data-tip={name} onClick={act}>
      {icon}
    </Button>
  )
  const opener = (what: Opened, name: string, icon: ReactNode) => {
    const target = button(name, icon, () => setOpened(opened === what ? undefined : what))
    const Menu = menus[what]
    if (opened !== what) return target
    return (
      <Suspense fallback={target}>
        <Menu target={target} thread={{ labels: [] }} verbs={bulk} onClose={close} />
      </Suspense>
    )
  }
  return (
    <div className={styles.bar} role="toolbar" aria-label="With the chosen threads">
      <div className={styles.head}>
        <CloseButton size="sm" aria-label="Choose none" onClick={onClear} />
        <strong aria-live="polite">{number === undefined ? 'All' : readable(number)} chosen</strong>
        {!all && (
          <Button size="compact-xs" variant="light" onClick={onAll}>
            All {matching === undefined ? '' : readable(matching)} that match
          </Button>
        )}
      </div>
      <div className={styles.acts}>
        <Button
          size="compact-sm"
          variant="light"
          loading={bulk.isStarting}
          leftSection={<IconCheck size={14} aria-hidden="true" />}
          onClick={isDone ? bulk.reopen : bulk.finish}
        >
          {isDone ? 'Open again' : 'Done'}
        </Button>
        {opener('assign', 'Assign', <IconUserCircle size={16} aria-hidden="true" />)}
        {opener('label', 'Label', <IconTag size={16} aria-hidden="true" />)}
        {opener('snooze', 'Snooze', <IconClockPause size={16} aria-hidden="true" />)}
        {opener('priority', 'Priority', <IconArrowUp size={16} aria-hidden="true" />)}
        {button('Mark as read', <IconMailOpened size={16} aria-hidden="true" />, bulk.read)}
        {filter.view === 'hidden' ? (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={bulk.show}>
            Show
          </Button>
        ) : (
          button('Hide comments', <IconEyeOff size={16} aria-hidden="true" />, bulk.hide)
        )}
        {button('Export…', <IconDownload size={16} aria-hidden="true" />, () => onExport(threads, number))}
      </div>
    </div>
  )
}
