import { memo } from 'react'
import type { CreativeKey } from '../../server/contract/campaignContent.ts'
import { AudienceSection } from './AudienceSection.tsx'
import { BudgetSection } from './BudgetSection.tsx'
import { CreativeSection } from './CreativeSection.tsx'
import type { Editing } from './editing.ts'
import { ObjectiveSection } from './ObjectiveSection.tsx'
import { PlacementsSection } from './PlacementsSection.tsx'
import type { SectionName } from './sections.ts'

interface SectionFieldsProps {
  name: SectionName
  editing: Editing
  shown: CreativeKey
  onShow: (key: CreativeKey) => void
}

/** The fields of one section; a key in one of them does not draw the others again. */
export const SectionFields = memo(
  function SectionFields({ name, editing, shown, onShow }: SectionFieldsProps) {
    if (name === 'objective') return <ObjectiveSection editing={editing} />
    if (name === 'audience') return <AudienceSection editing={editing} />
    if (name === 'placements') return <PlacementsSection editing={editing} />
    if (name === 'budget') return <BudgetSection editing={editing} />
    return <CreativeSection editing={editing} shown={shown} onShow={onShow} />
  },
  (before, after) => {
    const [was, is] = [seenBy(before), seenBy(after)]
    return was.every((value, at) => Object.is(value, is[at]))
  },
)

/** Everything that a section draws: while none of it differs, it stays as it is. */
function seenBy({ name, editing, shown }: SectionFieldsProps): unknown[] {
  const { pair, campaign, content, account, facts, imageOf, estimate, said } = editing
  const always = [pair, account, said[name]]
  if (name === 'objective') {
    const { objective, goal, categories, categoryCountries } = content
    const { places } = content.audience
    return [...always, content.name, objective, goal, categories, categoryCountries, places, campaign.launchedVersion]
  }
  if (name === 'audience') {
    const { audience, goal, payer, beneficiary } = content
    return [...always, audience, goal, payer, beneficiary, estimate.data, estimate.error, estimate.isFetching]
  }
  if (name === 'placements') return [...always, content.placements]
  if (name === 'budget') {
    const { budget, bid, schedule, creatives } = content
    return [...always, budget, bid, schedule, creatives.length, facts]
  }
  return [...always, content.creatives, content.placements, imageOf, shown]
}
