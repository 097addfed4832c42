import { audienceFindings } from './audienceRules.ts'
import { budgetFindings } from './budgetRules.ts'
import { goalsOf, placementsOf } from './campaignContent.ts'
import { creativeFindings } from './creativeRules.ts'
import { error, type Rule, titleOf } from './findings.ts'
import type { Finding } from './launches.ts'
import { placementFacts } from './placements.ts'
import { scheduleFindings } from './scheduleRules.ts'

/**
 * What stands against a launch, what has to be confirmed and what is worth a thought, in the order of the editor. One set for
 * the screen and the server; what the platform alone knows it says itself (`validate_only`).
 */
export const findingsOf: Rule = (content, facts) =>
  [
    ...basicFindings(content, facts),
    ...audienceFindings(content, facts),
    ...placementFindings(content, facts),
    ...budgetFindings(content, facts),
    ...scheduleFindings(content, facts),
    ...creativeFindings(content, facts),
  ].sort((one, other) => rank[one.level] - rank[other.level])

const rank = { error: 0, ask: 1, hint: 2 }

const basicFindings: Rule = ({ name, objective, goal, categories, categoryCountries }, { account }) => [
  ...(account ? [] : [error('', 'Choose the ad account that pays for it.')]),
  ...(name.trim() === '' ? [error('name', 'Give the campaign a name.')] : []),
  ...(goalsOf[objective].includes(goal) ? [] : [error('goal', 'Choose a goal that goes with the objective.')]),
  ...(categories.length > 0 && categoryCountries.length === 0
    ? [error('categoryCountries', 'Say in which countries the special category applies.')]
    : []),
]

const placementFindings: Rule = ({ placements: choice }, { hasProfile, account }) => {
  const chosen = placementsOf(choice)
  if (chosen.length === 0) return [error('placements', 'Choose at least one place where the ad is shown.')]
  const found: Finding[] = []
  const onProfile = chosen.filter((placement) => placementFacts[placement].network === 'instagram')
  if (onProfile.length > 0 && !hasProfile)
    found.push(error('placements', 'This pair has no Profile, so its ads can be shown on the Page’s network only.'))
  else if (onProfile.length > 0 && account?.obstacle === 'no_profile')
    found.push(
      error(
        'placements',
        'The ad account has no access to the Profile, so ads cannot be shown on its network. Choose the Page’s network alone, or give the account access to the Profile on the platform.',
      ),
    )
  if (choice.devices.length === 0) return [...found, error('placements.devices', 'Choose phones, computers or both.')]
  if (!choice.devices.includes('mobile')) {
    if (onProfile.length === chosen.length)
      found.push(
        error('placements.devices', 'Nobody sees ads on the Profile’s network on computers alone. Choose phones too.'),
      )
    for (const placement of chosen.filter((one) => placementFacts[one].mobileOnly))
      if (choice.mode === 'by_hand')
        found.push(error('placements.devices', `${titleOf(placement)} is seen on phones only. Choose phones too.`))
  }
  if (choice.mode === 'by_hand')
    for (const placement of chosen) {
      const { needs } = placementFacts[placement]
      if (needs.length > 0 && !needs.some((one) => chosen.includes(one)))
        found.push(
          error('placements.chosen', `${titleOf(placement)} needs ${needs.map(titleOf).join(' or ')} as well.`),
        )
    }
  return found
}
