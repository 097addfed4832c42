import { IconPencil } from '@tabler/icons-react'
import type { Presence } from '../../server/contract/presence.ts'
import { Face } from '../ui/Face.tsx'
import styles from './Colleagues.module.css'
import { doing } from './words.ts'

const mostFaces = 3

interface ColleaguesProps {
  people: Presence[]
  /** With the sentence beside the faces; without it, it is there for those who hear or point. */
  spelled?: boolean
}

/** Who else is in a thread, by face; a pen stands beside those who write. */
export function Colleagues({ people, spelled = false }: ColleaguesProps) {
  if (people.length === 0) return null
  const words = doing(people)
  return (
    <span className={styles.colleagues} data-tip={spelled ? undefined : words}>
      <span className={styles.faces}>
        {people.slice(0, mostFaces).map(({ person }) => (
          <Face key={person.id} name={person.name} size={24} />
        ))}
        {people.some(({ state }) => state === 'typing') && (
          <IconPencil className={styles.pen} size={14} aria-hidden="true" />
        )}
      </span>
      <span className={spelled ? styles.words : 'visually-hidden'} role={spelled ? 'status' : undefined}>
        {words}
      </span>
    </span>
  )
}
