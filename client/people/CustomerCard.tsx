import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Person } from '../../server/contract/people.ts'
import { usePair } from '../layout/usePairs.ts'
import { paths } from '../paths.ts'
import { Face } from '../ui/Face.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import styles from './CustomerCard.module.css'
import { Figures } from './Figures.tsx'
import { Journal } from './Journal.tsx'
import { MergeSuggestion } from './MergeSuggestion.tsx'
import { NoteForm } from './NoteForm.tsx'
import { customerQuery } from './people.ts'
import { Remarks } from './Remarks.tsx'
import { usePersonChange } from './usePersonChange.ts'

/** Who opened the thread, and their history with us on both networks. */
export function CustomerCard({ threadId, authorId }: { threadId: string; authorId: string | null }) {
  const { id: pairId } = usePair()
  const { data, error } = useQuery(customerQuery(threadId))
  if (error && !data) return <ProblemNote error={error} />
  if (!data) return <RowSkeletons count={3} />
  if (!data.person) return <p className={styles.nobody}>Nobody to know here: the network does not say who it was.</p>
  return (
    <>
      <KnownCustomer person={data.person} />
      {authorId && (
        <Link className={styles.all} to={paths.inbox(pairId, { view: 'all', author: authorId })}>
          All by this person
        </Link>
      )}
    </>
  )
}

function KnownCustomer({ person }: { person: Person }) {
  const change = usePersonChange()
  const isMerged = person.identities.length > 1
  return (
    <section className={styles.card} aria-label="Customer">
      {person.identities.map((identity) => (
        <section key={identity.id} className={styles.identity} aria-label={`Known as ${identity.name}`}>
          <header className={styles.head}>
            <Face name={identity.name} size={28} />
            <div className={styles.who}>
              <h3>
                <ForeignText oneLine>{identity.name}</ForeignText>
              </h3>
              <NetworkMark network={identity.network} />
            </div>
            {isMerged && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`Split off ${identity.name}`}
                onClick={() => change({ action: 'split', person, identity })}
              >
                Split off
              </Button>
            )}
          </header>
          <Figures history={identity.history} />
          <NoteForm identity={identity} />
        </section>
      ))}
      {person.suggestions.map((suggestion) => (
        <MergeSuggestion key={suggestion.identity.id} person={person} suggestion={suggestion} onChange={change} />
      ))}
      <Remarks person={person} />
      <Journal steps={person.journal} />
    </section>
  )
}
