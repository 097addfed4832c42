import type { ReactElement } from 'react'
import type { Priority } from '../../server/contract/threads.ts'
import { priorityWords } from '../threads/threads.ts'
import { isMeant, PickMenu } from './PickMenu.tsx'
import type { MenuProps } from './TriageBar.tsx'

const priorities: Priority[] = ['urgent', 'high', 'normal']

export function PriorityMenu({ target, thread, verbs, onClose }: MenuProps & { target: ReactElement }) {
  const options = (typed: string) =>
    priorities
      .map((priority) => ({
        id: priority,
        name: priorityWords[priority],
        chosen: priority === thread.priority,
        onPick: () => priority !== thread.priority && verbs.prioritise(priority),
      }))
      .filter(({ name }) => isMeant(name, typed))
  return <PickMenu target={target} title="Priority" options={options} onClose={onClose} />
}
