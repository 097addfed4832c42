import type { Language } from '../../server/contract/audienceParts.ts'
import { api } from '../api.ts'
import { Chip } from '../ui/Chip.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import frame from '../ui/Frame.module.css'
import { SearchPick } from '../ui/SearchPick.tsx'
import styles from './Audiences.module.css'
import { useSearching } from './useSearching.ts'

interface LanguagesFieldProps {
  pairId: string
  languages: Language[]
  error: string | undefined
  onChange: (languages: Language[]) => void
}

/** Only needed where people speak another language than most do there. */
export function LanguagesField({ pairId, languages, error, onChange }: LanguagesFieldProps) {
  const search = useSearching([...api.audiences.searchLanguages.key, pairId], (text, signal) =>
    api.audiences.searchLanguages({ params: { pairId }, query: { text } }, signal),
  )
  return (
    <div className={styles.field}>
      <SearchPick
        label="Languages"
        description="None means all: that is right unless you look for a minority."
        placeholder="English"
        error={error ?? search.problem}
        typed={search.typed}
        onType={search.setTyped}
        found={search.found}
        keyOf={({ key }) => String(key)}
        optionOf={({ name }) => <ForeignText>{name}</ForeignText>}
        onPick={(language) => {
          if (!languages.some(({ key }) => key === language.key)) onChange([...languages, language])
        }}
        nothing="No language begins like that."
      />
      {languages.length > 0 && (
        <ul className={frame.chips} aria-label="Languages: chosen">
          {languages.map(({ key, name }) => (
            <li key={key}>
              <Chip name={name} onRemove={() => onChange(languages.filter((one) => one.key !== key))} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
