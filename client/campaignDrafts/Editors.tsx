import { Face } from '../ui/Face.tsx'
import { isolated } from '../ui/isolated.ts'
import styles from './CampaignDrafts.module.css'
import { useEditors } from './useEditors.ts'

interface EditorsProps {
  campaignId: string
  /** The sections by the names that are told to the team. */
  titles: Record<string, string>
}

/** The colleagues who have the same editor open, and where in it they are. */
export function Editors({ campaignId, titles }: EditorsProps) {
  const editors = useEditors(campaignId)
  if (editors.length === 0) return null
  const words = editors.map(({ person, section }) => {
    const where = section && titles[section]
    return `${isolated(person.name)} is ${where ? `at ${where}` : 'here, too'}.`
  })
  return (
    <span className={styles.editors} role="status">
      <span className={styles.faces}>
        {editors.slice(0, 4).map(({ person }) => (
          <Face key={person.id} name={person.name} size={24} />
        ))}
      </span>
      <span className={styles.words}>{words.slice(0, 2).join(' ')}</span>
    </span>
  )
}
