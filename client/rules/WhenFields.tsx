import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { RuleWhen } from '../../server/contract/ruleParts.ts'
import { networks } from '../../server/contract/values.ts'
import { ChosenPosts } from './ChosenPosts.tsx'
import { HoursFields } from './HoursFields.tsx'
import styles from './Rules.module.css'
import { languageName } from './sentence.ts'
import type { RuleEditing } from './useRuleEditor.ts'
import { WordsField } from './WordsField.tsx'

const places: { value: RuleWhen['place']; label: string }[] = [
  { value: 'anywhere', label: 'Anywhere' },
  { value: 'posts', label: 'On a post' },
  { value: 'ads', label: 'On an ad' },
  { value: 'chosen', label: 'On posts or ads that you choose' },
]
const languages = ['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'ja', 'nl', 'pl', 'pt', 'tr', 'uk', 'zh']

/** What a comment must be like. */
export function WhenFields({ editing, pairId }: { editing: RuleEditing; pairId: string }) {
  const { draft, change, problems } = editing
  const { when } = draft
  const set = (part: Partial<RuleWhen>) => change({ when: { ...when, ...part } })
  const problem = (field: keyof RuleWhen) =>
    Object.entries(problems).find(([path]) => path === `when.${field}` || path.startsWith(`when.${field}.`))?.[1]
  return (
    <>
      <Checkbox.Group
        label="Networks"
        value={draft.networks}
        error={problems.networks}
        onChange={(chosen) => change({ networks: networks.filter((one) => chosen.includes(one)) })}
      >
        <div className={styles.choices}>
          <Checkbox value="facebook" label="Facebook" />
          <Checkbox value="instagram" label="Instagram" />
        </div>
      </Checkbox.Group>
      <NativeSelect
        label="Where it stands"
        data={places}
        value={when.place}
        onChange={({ currentTarget }) =>
          set({ place: places.find(({ value }) => value === currentTarget.value)?.value ?? 'anywhere' })
        }
      />
      {when.place === 'chosen' && (
        <ChosenPosts
          pairId={pairId}
          value={when.postIds}
          error={problem('postIds')}
          onChange={(postIds) => set({ postIds })}
        />
      )}
      <div className={styles.pair}>
        <WordsField label="Contains any of" value={when.any} error={problem('any')} onChange={(any) => set({ any })} />
        <WordsField label="Contains all of" value={when.all} error={problem('all')} onChange={(all) => set({ all })} />
        <WordsField
          label="Contains none of"
          value={when.none}
          error={problem('none')}
          onChange={(none) => set({ none })}
        />
      </div>
      <Checkbox
        label="Also as a part of a longer word"
        checked={when.part}
        onChange={({ currentTarget }) => set({ part: currentTarget.checked })}
      />
      <TextInput
        label="Matches a pattern"
        description="A regular expression, for those who know them"
        value={when.pattern ?? ''}
        error={problem('pattern')}
        spellCheck={false}
        onChange={({ currentTarget }) => set({ pattern: currentTarget.value || null })}
      />
      <div className={styles.pair}>
        <WordsField
          label="By"
          value={when.authors}
          error={problem('authors')}
          onChange={(authors) => set({ authors })}
        />
        <WordsField
          label="Not by"
          value={when.notAuthors}
          error={problem('notAuthors')}
          onChange={(notAuthors) => set({ notAuthors })}
        />
      </div>
      <Checkbox
        label="Only somebody's first comment with us"
        checked={when.firstOnly}
        onChange={({ currentTarget }) => set({ firstOnly: currentTarget.checked })}
      />
      <div className={styles.pair}>
        <EitherWay label="A link" value={when.link} yes="Has one" no="Has none" onChange={(link) => set({ link })} />
        <EitherWay
          label="A question"
          value={when.question}
          yes="Asks something"
          no="Asks nothing"
          onChange={(question) => set({ question })}
        />
      </div>
      <Checkbox.Group label="Languages" value={when.languages} onChange={(chosen) => set({ languages: chosen })}>
        <div className={styles.choices}>
          {languages.map((code) => (
            <Checkbox key={code} value={code} label={languageName(code)} />
          ))}
        </div>
      </Checkbox.Group>
      <HoursFields
        value={when.hours}
        problemOf={(path) => problems[`when.hours${path}`]}
        onChange={(hours) => set({ hours })}
      />
    </>
  )
}

interface EitherWayProps {
  label: string
  value: boolean | null
  yes: string
  no: string
  onChange: (value: boolean | null) => void
}

function EitherWay({ label, value, yes, no, onChange }: EitherWayProps) {
  const data = [
    { value: '', label: 'Either way' },
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ]
  return (
    <NativeSelect
      label={label}
      data={data}
      value={value === null ? '' : value ? 'yes' : 'no'}
      onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value === 'yes')}
    />
  )
}
