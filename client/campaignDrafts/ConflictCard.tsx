import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CampaignContent } from '../../server/contract/campaignContent.ts'
import type { Campaign } from '../../server/contract/campaigns.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { isolated } from '../ui/isolated.ts'
import { Segments } from '../ui/Segments.tsx'
import styles from './CampaignDrafts.module.css'
import { type ContentField, differencesOf } from './contentFields.ts'
import type { Base } from './keptDraft.ts'
import { takeFields } from './merging.ts'

interface ConflictCardProps {
  base: Base
  mine: CampaignContent
  theirs: Campaign
  currency: string
  onChoose: (content: CampaignContent) => void
}

type Side = 'mine' | 'theirs'

/** Two people changed the same campaign: field by field both sides, and a choice; what only one changed is chosen already. */
export function ConflictCard({ base, mine, theirs, currency, onChoose }: ConflictCardProps) {
  const fields = differencesOf(mine, theirs.content)
  const changedByMe = differencesOf(base.content, mine).map(({ key }) => key)
  const [chosen, setChosen] = useState<Record<string, Side>>({})
  const sideOf = ({ key }: ContentField): Side => chosen[key] ?? (changedByMe.includes(key) ? 'mine' : 'theirs')
  const keysOfTheirs = fields.filter((field) => sideOf(field) === 'theirs').map(({ key }) => key)
  const them = isolated(theirs.changedBy)
  return (
    <section className={styles.conflict} role="alert" aria-label="Two versions">
      <h2>{them} saved this campaign meanwhile</h2>
      <p>Nothing is lost. Say for each field which one is to stay; you can go on writing until then.</p>
      <ul className={styles.fields}>
        {fields.map((field) => (
          <li key={field.key}>
            <h3>{field.label}</h3>
            <Segments
              label={`${field.label}: which one stays`}
              hideLabel
              options={[
                { value: 'mine', label: 'Keep mine' },
                { value: 'theirs', label: 'Take theirs' },
              ]}
              value={sideOf(field)}
              onChange={(side) => setChosen((before) => ({ ...before, [field.key]: side }))}
            />
            <div className={styles.sides}>
              <Version whose="Yours" words={field.words(mine, currency)} chosen={sideOf(field) === 'mine'} />
              <Version
                whose={`By ${them}`}
                words={field.words(theirs.content, currency)}
                chosen={sideOf(field) === 'theirs'}
              />
            </div>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button size="sm" onClick={() => onChoose(takeFields(mine, theirs.content, keysOfTheirs))}>
          Save these choices
        </Button>
        <Button size="sm" variant="default" onClick={() => onChoose(theirs.content)}>
          Take all of theirs
        </Button>
      </div>
    </section>
  )
}

function Version({ whose, words, chosen }: { whose: string; words: string; chosen: boolean }) {
  return (
    <div className={`${styles.side} ${chosen ? styles.chosen : ''}`}>
      <span className={styles.soft}>
        {whose}
        {chosen && ', stays'}
      </span>
      <ForeignText>{words}</ForeignText>
    </div>
  )
}
