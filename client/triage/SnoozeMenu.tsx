import { Button } from '@mantine/core'
import { use, useState } from 'react'
import { instantAt, wallTime } from '../../server/contract/wallTime.ts'
import styles from '../ui/PickMenu.module.css'
import { isMeant, type Pick, PickMenu } from '../ui/PickMenu.tsx'
import { ZoneContext } from '../ui/RelativeTime.tsx'
import { timeToCome } from '../ui/wallClock.ts'
import type { MenuProps } from './menus.ts'
import { timesToCome } from './timesToCome.ts'

/** Until when: times people mean, in the pair's zone, or any other; and back at once for what is put away. */
export function SnoozeMenu({ target, thread, verbs, onClose }: MenuProps) {
  const zone = use(ZoneContext)
  const [now] = useState(() => new Date())
  const [wall, setWall] = useState('')

  const until = (at: Date) => verbs.snooze(at.toISOString(), timeToCome(at.toISOString(), zone, now))
  const waking: Pick[] = thread.snoozedUntil ? [{ id: 'wake', name: 'Wake it now', onPick: verbs.wake }] : []
  const times = timesToCome(now, zone).map(({ name, at }) => ({
    id: name,
    name,
    hint: timeToCome(at.toISOString(), zone, now),
    onPick: () => until(at),
  }))
  const options = (typed: string) => [...waking, ...times].filter(({ name }) => isMeant(name, typed))
  const picked = wall === '' ? undefined : instantAt(wall, zone)
  return (
    <PickMenu target={target} title="Snooze until" options={options} onClose={onClose}>
      <form
        className={styles.when}
        onSubmit={(event) => {
          event.preventDefault()
          if (!picked || picked <= now) return
          until(picked)
          onClose()
        }}
      >
        <label>
          Another time{zone && ` (${zone})`}
          <input
            type="datetime-local"
            value={wall}
            min={wallTime(now, zone)}
            onChange={({ currentTarget }) => setWall(currentTarget.value)}
          />
        </label>
        <Button type="submit" size="xs" variant="default" disabled={!picked || picked <= now}>
          Snooze
        </Button>
      </form>
    </PickMenu>
  )
}
