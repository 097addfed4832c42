import { Button } from '@mantine/core'
import type { Person, Suggestion } from '../../server/contract/people.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import styles from './CustomerCard.module.css'
import type { PersonChange } from './usePersonChange.ts'

interface MergeSuggestionProps {
  person: Person
  suggestion: Suggestion
  onChange: (change: PersonChange) => void
}

/** A name on the other network that might be the same person, with what speaks for it. */
export function MergeSuggestion({ person, suggestion, onChange }: MergeSuggestionProps) {
  const { identity, likeness, why, latest } = suggestion
  return (
    <section className={styles.suggestion} aria-label={`Might be ${identity.name}`}>
      <p>
        Also{' '}
        <strong>
          <ForeignText>{identity.name}</ForeignText>
        </strong>{' '}
        on the <NetworkMark network={identity.network} />?
      </p>
      <p className={styles.soft}>
        {likeness} % alike. {why}
      </p>
      {latest && (
        <p className={styles.quote}>
          <ForeignText>{latest.message || 'A picture or a sticker'}</ForeignText>
        </p>
      )}
      <div className={styles.buttons}>
        <Button size="compact-sm" variant="light" onClick={() => onChange({ action: 'confirm', person, identity })}>
          Same person
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => onChange({ action: 'dismiss', person, identity })}>
          Somebody else
        </Button>
      </div>
    </section>
  )
}
