import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Audience, Interest } from '../../server/contract/audienceParts.ts'
import { Segments } from '../ui/Segments.tsx'
import styles from './Audiences.module.css'
import { InterestsField } from './InterestsField.tsx'
import { LanguagesField } from './LanguagesField.tsx'
import { PlacesField } from './PlacesField.tsx'
import { SavedAudiences } from './SavedAudiences.tsx'

interface AudienceFieldsProps {
  pairId: string
  audience: Audience
  /** What is wrong below a path such as `audience.places`. */
  problemOf: (path: string) => string | undefined
  onChange: (part: Partial<Audience>) => void
  gauge: ReactNode
}

const ages = Array.from({ length: 53 }, (_, at) => at + 13)
const genders = [
  { value: 'all', label: 'Everybody' },
  { value: 'women', label: 'Women' },
  { value: 'men', label: 'Men' },
] as const

/** Whom the ads are shown to, on both networks alike. */
export function AudienceFields({ pairId, audience, problemOf, onChange, gauge }: AudienceFieldsProps) {
  const { interests } = audience
  const groups: Interest[][] = interests.length > 0 ? interests : [[]]
  const setGroup = (at: number, group: Interest[]) => {
    const next = groups.map((one, index) => (index === at ? group : one))
    // An emptied group that narrowed the first goes away; the first one stays where it is.
    onChange({ interests: next.filter((one, index) => one.length > 0 || (index === at && index > 0)) })
  }
  return (
    <>
      <SavedAudiences pairId={pairId} audience={audience} onUse={onChange} />
      {gauge}
      <PlacesField
        pairId={pairId}
        label="Places"
        placeholder="A city, region, country or postal code"
        places={audience.places}
        error={problemOf('audience.places')}
        onChange={(places) => onChange({ places })}
      />
      <PlacesField
        pairId={pairId}
        label="But not in"
        placeholder="A place within them"
        isOut
        places={audience.excludedPlaces}
        error={problemOf('audience.excludedPlaces')}
        onChange={(excludedPlaces) => onChange({ excludedPlaces })}
      />
      <div className={styles.row}>
        <NativeSelect
          label="From the age of"
          value={String(audience.ageMin)}
          error={problemOf('audience.ageMin')}
          data={ages.map(String)}
          onChange={({ currentTarget: { value } }) => onChange({ ageMin: Number(value) })}
        />
        <NativeSelect
          label="To the age of"
          value={String(audience.ageMax)}
          error={problemOf('audience.ageMax')}
          data={ages.map((age) => ({ value: String(age), label: age === 65 ? '65 and older' : String(age) }))}
          onChange={({ currentTarget: { value } }) => onChange({ ageMax: Number(value) })}
        />
        <Segments
          label="Gender"
          options={genders}
          value={audience.genders}
          onChange={(value) => onChange({ genders: value })}
        />
      </div>
      {groups.map((group, at) => (
        <InterestsField
          // biome-ignore lint/suspicious/noArrayIndexKey: a group has no other name than its place.
          key={at}
          pairId={pairId}
          label={at === 0 ? 'Interested in' : `And also in (${at + 1})`}
          description={at === 0 ? 'At least one of them.' : 'People need one of each group: this narrows the audience.'}
          interests={group}
          error={at === 0 ? problemOf('audience.interests') : undefined}
          onChange={(next) => setGroup(at, next)}
        />
      ))}
      {groups.at(-1)?.length !== 0 && groups.length < 10 && (
        <div>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={() => onChange({ interests: [...groups, []] })}
          >
            Narrow further
          </Button>
        </div>
      )}
      <InterestsField
        pairId={pairId}
        label="Not interested in"
        isOut
        interests={audience.excludedInterests}
        error={problemOf('audience.excludedInterests')}
        onChange={(excludedInterests) => onChange({ excludedInterests })}
      />
      <LanguagesField
        pairId={pairId}
        languages={audience.languages}
        error={problemOf('audience.languages')}
        onChange={(languages) => onChange({ languages })}
      />
      <Checkbox
        label="Let the platform look beyond this audience"
        description="It may find people like them who are likely to respond (Advantage+ audience)."
        checked={audience.expand}
        error={problemOf('audience.expand')}
        onChange={({ currentTarget }) => onChange({ expand: currentTarget.checked })}
      />
    </>
  )
}
