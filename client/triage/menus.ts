import { lazy, type ReactElement } from 'react'
import type { ThreadRow } from '../../server/contract/threads.ts'
import type { Verbs } from './useVerbs.ts'

export interface MenuProps {
  target: ReactElement
  /** What holds already: of one thread, or of many at once as far as they have something in common. */
  thread: Partial<Pick<ThreadRow, 'assigneeId' | 'priority' | 'snoozedUntil'>> & Pick<ThreadRow, 'labels'>
  verbs: Pick<Verbs, 'assign' | 'prioritise' | 'label' | 'snooze' | 'wake'>
  onClose: () => void
}

// Fetched when somebody first opens one of them.
export const menus = {
  assign: lazy(() => import('./AssignMenu.tsx').then((m) => ({ default: m.AssignMenu }))),
  priority: lazy(() => import('./PriorityMenu.tsx').then((m) => ({ default: m.PriorityMenu }))),
  label: lazy(() => import('./LabelMenu.tsx').then((m) => ({ default: m.LabelMenu }))),
  snooze: lazy(() => import('./SnoozeMenu.tsx').then((m) => ({ default: m.SnoozeMenu }))),
}
export type Opened = keyof typeof menus
