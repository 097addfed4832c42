import { UnstyledButton } from '@mantine/core'
import { IconArrowUp, IconClockPause, IconMailOpened, IconTag, IconUserCircle } from '@tabler/icons-react'
import { lazy, type ReactElement, type ReactNode, Suspense, use, useState } from 'react'
import type { ThreadRow } from '../../server/contract/threads.ts'
import { useDesk } from '../layout/desk.ts'
import { NamesContext } from '../threads/names.ts'
import { priorityWords } from '../threads/threads.ts'
import { useActions } from '../ui/actions.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { keys, useKeys } from '../ui/keys.ts'
import { LabelDot } from '../ui/LabelDot.tsx'
import { ZoneContext } from '../ui/RelativeTime.tsx'
import { timeToCome } from '../ui/wallClock.ts'
import styles from './TriageBar.module.css'
import { useReading } from './useReading.ts'
import { useVerbs, type Verbs } from './useVerbs.ts'

export interface MenuProps {
  thread: ThreadRow
  verbs: Verbs
  onClose: () => void
}
type Menu = (props: MenuProps & { target: ReactElement }) => ReactNode

// Fetched when somebody first opens one of them.
const menus = {
  assign: lazy(() => import('./AssignMenu.tsx').then((m) => ({ default: m.AssignMenu as Menu }))),
  priority: lazy(() => import('./PriorityMenu.tsx').then((m) => ({ default: m.PriorityMenu as Menu }))),
  label: lazy(() => import('./LabelMenu.tsx').then((m) => ({ default: m.LabelMenu as Menu }))),
  snooze: lazy(() => import('./SnoozeMenu.tsx').then((m) => ({ default: m.SnoozeMenu as Menu }))),
}
type Opened = keyof typeof menus

/** What the team has made of the open thread, each with the menu to change it, and the keys that open them. */
export function TriageBar({ thread }: { thread: ThreadRow }) {
  const [opened, setOpened] = useState<Opened>()
  const verbs = useVerbs(thread)
  const { labels, people } = use(NamesContext)
  const zone = use(ZoneContext)
  const { person: me } = useDesk()
  useReading(thread, verbs.read)

  const close = () => setOpened(undefined)
  const toMe = () => me && thread.assigneeId !== me.id && verbs.assign(me.id, me.name)
  useKeys({
    [keys.assign]: () => setOpened('assign'),
    [keys.assignMe]: () => void toMe(),
    [keys.priority]: () => setOpened('priority'),
    [keys.label]: () => setOpened('label'),
    [keys.snooze]: () => setOpened('snooze'),
    [keys.unread]: verbs.unread,
  })
  useActions([
    { name: 'Assign to somebody', key: keys.assign, act: () => setOpened('assign') },
    { name: 'Assign to me', key: keys.assignMe, act: () => void toMe() },
    { name: 'Choose the priority', key: keys.priority, act: () => setOpened('priority') },
    { name: 'Label', key: keys.label, act: () => setOpened('label') },
    { name: 'Snooze', key: keys.snooze, act: () => setOpened('snooze') },
    { name: 'Mark as unread', key: keys.unread, act: verbs.unread },
  ])

  const opener = (what: Opened, name: string, icon: ReactNode, words: ReactNode) => {
    const target = (
      <UnstyledButton
        className={styles.opener}
        aria-label={name}
        aria-haspopup="dialog"
        aria-expanded={opened === what}
        onClick={() => setOpened(opened === what ? undefined : what)}
      >
        {icon}
        <span className={styles.words}>{words}</span>
        <KeyHint keys={keys[what]} />
      </UnstyledButton>
    )
    const Menu = menus[what]
    if (opened !== what) return target
    return (
      <Suspense fallback={target}>
        <Menu target={target} thread={thread} verbs={verbs} onClose={close} />
      </Suspense>
    )
  }
  const assignee = thread.assigneeId === null ? 'Nobody' : (people.get(thread.assigneeId)?.name ?? 'Somebody')
  const named = thread.labels.flatMap((id) => labels.get(id) ?? [])
  const until = thread.snoozedUntil && timeToCome(thread.snoozedUntil, zone)
  return (
    <section className={styles.bar} aria-label="Triage">
      {opener('assign', `Assigned to: ${assignee}`, <IconUserCircle size={16} aria-hidden="true" />, assignee)}
      {opener(
        'priority',
        `Priority: ${priorityWords[thread.priority]}`,
        <IconArrowUp size={16} aria-hidden="true" />,
        priorityWords[thread.priority],
      )}
      {opener(
        'label',
        `Labels: ${named.map(({ name }) => name).join(', ') || 'none'}`,
        <IconTag size={16} aria-hidden="true" />,
        named.length === 0
          ? 'No labels'
          : named.map(({ id, name, colour }) => (
              <span key={id} className={styles.label}>
                <LabelDot colour={colour} />
                <ForeignText oneLine>{name}</ForeignText>
              </span>
            )),
      )}
      {opener(
        'snooze',
        until ? `Snoozed until ${until}` : 'Snooze',
        <IconClockPause size={16} aria-hidden="true" />,
        until ? `Until ${until}` : 'Snooze',
      )}
      <UnstyledButton className={styles.opener} onClick={verbs.unread}>
        <IconMailOpened size={16} aria-hidden="true" />
        <span className={styles.words}>Mark as unread</span>
        <KeyHint keys={keys.unread} />
      </UnstyledButton>
    </section>
  )
}
