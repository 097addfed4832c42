import type { CreativeKey } from '../../server/contract/campaignContent.ts'
import {
  audienceSentence,
  budgetWords,
  creativeSentence,
  objectiveSentence,
  placementsSentence,
  scheduleWords,
} from '../campaignDrafts/sentences.ts'
import type { Editing } from './editing.ts'
import { Section } from './Section.tsx'
import { SectionFields } from './SectionFields.tsx'
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
      {opened.includes(name) && <SectionFields name={name} editing={editing} shown={shown} onShow={onShow} />}
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
