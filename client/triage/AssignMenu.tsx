import { type ReactElement, use } from 'react'
import { useDesk } from '../layout/desk.ts'
import { type Colleague, NamesContext } from '../threads/names.ts'
import { Face } from '../ui/Face.tsx'
import { isMeant, type Pick, PickMenu } from './PickMenu.tsx'
import type { MenuProps } from './TriageBar.tsx'

/** Who sees to it: oneself first, then everybody who may moderate, then nobody. */
export function AssignMenu({ target, thread, verbs, onClose }: MenuProps & { target: ReactElement }) {
  const me = useDesk().person?.id
  const { people } = use(NamesContext)
  const able = [...people.values()].filter(({ mayModerate }) => mayModerate)
  const inOrder = [...able.filter(({ id }) => id === me), ...able.filter(({ id }) => id !== me)]

  const optionFor = ({ id, name }: Colleague): Pick => ({
    id,
    name: id === me ? `${name} (you)` : name,
    sign: <Face name={name} size={24} />,
    chosen: id === thread.assigneeId,
    onPick: () => id !== thread.assigneeId && verbs.assign(id, name),
  })
  const nobody: Pick = {
    id: 'nobody',
    name: 'Nobody',
    chosen: thread.assigneeId === null,
    onPick: () => thread.assigneeId !== null && verbs.assign(null, ''),
  }
  const options = (typed: string) => [...inOrder.map(optionFor), nobody].filter(({ name }) => isMeant(name, typed))
  return <PickMenu target={target} title="Assign to" options={options} onClose={onClose} />
}
