import type { Interest } from '../../server/contract/audienceParts.ts'
import { api } from '../api.ts'
import { Chip } from '../ui/Chip.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import frame from '../ui/Frame.module.css'
import { readable } from '../ui/numbers.ts'
import { SearchPick } from '../ui/SearchPick.tsx'
import styles from './Audiences.module.css'
import { useSearching } from './useSearching.ts'

interface InterestsFieldProps {
  pairId: string
  label: string
  description?: string
  interests: Interest[]
  isOut?: boolean
  error: string | undefined
  onChange: (interests: Interest[]) => void
}

/** Interests by the beginning of their names, each with where it belongs and how many people have it. */
export function InterestsField(props: InterestsFieldProps) {
  const { pairId, label, description, interests, isOut, error, onChange } = props
  const search = useSearching([...api.audiences.searchInterests.key, pairId], (text, signal) =>
    api.audiences.searchInterests({ params: { pairId }, query: { text } }, signal),
  )
  const add = ({ id, name }: Interest) => {
    if (!interests.some((one) => one.id === id)) onChange([...interests, { id, name }])
  }
  return (
    <div className={styles.field}>
      <SearchPick
        label={label}
        description={description}
        placeholder="Baking"
        error={error ?? search.problem}
        typed={search.typed}
        onType={search.setTyped}
        found={search.found}
        keyOf={({ id }) => id}
        optionOf={({ name, path, upper }) => (
          <>
            <span>
              <ForeignText>{name}</ForeignText> <span className={styles.path}>{path.slice(0, -1).join(' › ')}</span>
            </span>{' '}
            <span className={styles.soft}>{upper === null ? '' : `${rounded(upper)} people`}</span>
          </>
        )}
        onPick={add}
        nothing="No interest begins like that."
      />
      {interests.length > 0 && (
        <ul className={frame.chips} aria-label={`${label}: chosen`}>
          {interests.map(({ id, name }) => (
            <li key={id}>
              <Chip
                name={name}
                tone={isOut ? 'out' : 'plain'}
                onRemove={() => onChange(interests.filter((one) => one.id !== id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const rounded = (people: number) =>
  people >= 1_000_000 ? `${readable(Math.round(people / 1_000_000))} million` : readable(people)
