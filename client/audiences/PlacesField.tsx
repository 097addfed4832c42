import { NativeSelect } from '@mantine/core'
import type { AudiencePlace } from '../../server/contract/audienceParts.ts'
import { api } from '../api.ts'
import { Chip } from '../ui/Chip.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import frame from '../ui/Frame.module.css'
import { SearchPick } from '../ui/SearchPick.tsx'
import styles from './Audiences.module.css'
import { useSearching } from './useSearching.ts'

interface PlacesFieldProps {
  pairId: string
  label: string
  placeholder: string
  places: AudiencePlace[]
  /** Places that people are kept out of. */
  isOut?: boolean
  error: string | undefined
  onChange: (places: AudiencePlace[]) => void
}

const kindWords = { country: 'Country', region: 'Region', city: 'City', zip: 'Postal code' } as const
const radii = [1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 60, 80]
const usualRadius = 10

/** Places without a map: found by name, each city with how far around it. */
export function PlacesField({ pairId, label, placeholder, places, isOut, error, onChange }: PlacesFieldProps) {
  const search = useSearching([...api.audiences.searchPlaces.key, pairId], (text, signal) =>
    api.audiences.searchPlaces({ params: { pairId }, query: { text } }, signal),
  )
  const isSame = (one: AudiencePlace) => (other: AudiencePlace) => one.kind === other.kind && one.key === other.key
  const add = (place: AudiencePlace) => {
    if (places.some(isSame(place))) return
    onChange([...places, { ...place, radiusKm: place.kind === 'city' && !isOut ? usualRadius : null }])
  }
  const setRadius = (place: AudiencePlace, radiusKm: number | null) =>
    onChange(places.map((one) => (one === place ? { ...one, radiusKm } : one)))
  return (
    <div className={styles.field}>
      <SearchPick
        label={label}
        placeholder={placeholder}
        error={error ?? search.problem}
        typed={search.typed}
        onType={search.setTyped}
        found={search.found}
        keyOf={({ kind, key }) => `${kind} ${key}`}
        optionOf={({ name, within, kind }) => (
          <>
            <span>
              <ForeignText>{name}</ForeignText> <span className={styles.soft}>{within}</span>
            </span>{' '}
            <span className={styles.soft}>{kindWords[kind]}</span>
          </>
        )}
        onPick={add}
        nothing="No place begins like that."
      />
      {places.length > 0 && (
        <ul className={frame.chips} aria-label={`${label}: chosen`}>
          {places.map((place) => (
            <li key={`${place.kind} ${place.key}`}>
              <Chip
                name={place.name}
                tone={isOut ? 'out' : 'plain'}
                onRemove={() => onChange(places.filter((one) => one !== place))}
              >
                <ForeignText oneLine>{place.name}</ForeignText>
                {place.kind !== 'city' && <span className={styles.soft}>{kindWords[place.kind].toLowerCase()}</span>}
                {place.kind === 'city' && (
                  <NativeSelect
                    size="xs"
                    variant="unstyled"
                    className={styles.radius}
                    aria-label={`How far around ${place.name}`}
                    value={String(place.radiusKm ?? '')}
                    data={[
                      { value: '', label: 'only the city' },
                      ...radiiWith(place.radiusKm).map((km) => ({ value: String(km), label: `within ${km} km` })),
                    ]}
                    onChange={({ currentTarget: { value } }) => setRadius(place, value ? Number(value) : null)}
                  />
                )}
              </Chip>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const radiiWith = (km: number | null) =>
  km === null || radii.includes(km) ? radii : [...radii, km].sort((one, other) => one - other)
