import type { CreativeKey } from '../../server/contract/campaignContent.ts'
import {
  audienceSentence,
  budgetWords,
  creativeSentence,
  objectiveSentence,
  placementsSentence,
  scheduleWords,
} from '../campaignDrafts/sentences.ts'
import { AudienceSection } from './AudienceSection.tsx'
import { BudgetSection } from './BudgetSection.tsx'
import { CreativeSection } from './CreativeSection.tsx'
import type { Editing } from './editing.ts'
import { ObjectiveSection } from './ObjectiveSection.tsx'
import { PlacementsSection } from './PlacementsSection.tsx'
import { Section } from './Section.tsx'
import { type SectionName, sections } from './sections.ts'

interface EditorFormProps {
  editing: Editing
  shown: CreativeKey
  onShow: (key: CreativeKey) => void
  wrong: Record<SectionName, number>
  opened: SectionName[]
  onToggle: (name: SectionName) => void
  onEnter: (name: SectionName) => void
}

/** The campaign as a form of five parts, each of which closes into a sentence. */
export function EditorForm({ editing, shown, onShow, wrong, opened, onToggle, onEnter }: EditorFormProps) {
  const fields: Record<SectionName, () => React.ReactNode> = {
    objective: () => <ObjectiveSection editing={editing} />,
    audience: () => <AudienceSection editing={editing} />,
    placements: () => <PlacementsSection editing={editing} />,
    budget: () => <BudgetSection editing={editing} />,
    creative: () => <CreativeSection editing={editing} shown={shown} onShow={onShow} />,
  }
  return sections.map((name) => (
    <Section
      key={name}
      name={name}
      sentence={sentenceOf(name, editing)}
      wrong={wrong[name]}
      open={opened.includes(name)}
      onToggle={() => onToggle(name)}
      onEnter={() => onEnter(name)}
    >
      {opened.includes(name) && fields[name]()}
    </Section>
  ))
}

function sentenceOf(name: SectionName, { content, currency }: Editing): string {
  if (name === 'objective') return objectiveSentence(content)
  if (name === 'audience') return audienceSentence(content.audience)
  if (name === 'placements') return placementsSentence(content.placements)
  if (name === 'budget') {
    const words = `${budgetWords(content, currency)}, ${scheduleWords(content.schedule)}.`
    return words.charAt(0).toUpperCase() + words.slice(1)
  }
  return content.creatives.map(creativeSentence).join(' Tested against: ')
}
