import type { CampaignsRow } from '../advertising/campaignRows.ts'
import type { CampaignContent } from '../contract/campaignContent.ts'
import { findingsOf } from '../contract/campaignRules.ts'
import type { Finding } from '../contract/launches.ts'
import { type Grounds, ruleFacts } from './grounds.ts'
import { canonical } from './hashing.ts'
import type { Standing, Step } from './parts.ts'

/** What stands against a launch by our own rules, and by what stands out there already. */
export function planFindings(
  content: CampaignContent,
  grounds: Grounds,
  { now, row, steps, standings }: { now: Date; row: CampaignsRow; steps: Step[]; standings: Map<string, Standing> },
): Finding[] {
  const found = findingsOf(content, ruleFacts(grounds, now, hasBegun(steps)))
  return [
    ...obstacles(grounds),
    ...(row.archivedAt ? [error('', 'It is archived and never runs again. Duplicate it instead.')] : []),
    ...(standings.size > 0 ? steps.flatMap(fixed) : []),
    ...found,
  ]
}

/** A start that stands out there already may be over. */
const hasBegun = (steps: Step[]) =>
  steps.some(
    ({ part, before }) =>
      part.what === 'ad_set' && before?.part.what === 'ad_set' && before.part.spec.startsAt === part.spec.startsAt,
  )

function obstacles({ account }: Grounds): Finding[] {
  if (account?.obstacle === 'disabled')
    return [error('', 'The platform has closed this ad account. Settle that with it, or choose another.')]
  if (account?.obstacle === 'no_payment')
    return [error('', 'The ad account has nothing to pay with. Add a way to pay on Facebook, then check it again.')]
  return []
}

/** What the platform lets nobody change once it exists. */
function fixed({ part, before }: Step): Finding[] {
  if (!before || part.what === 'image' || part.what === 'ad' || part.what === 'creative') return []
  const was = new Map(Object.entries(before.part.spec))
  const isOther = (name: string, value: unknown) => canonical(was.get(name) ?? null) !== canonical(value ?? null)
  const found: Finding[] = []
  const check = (name: string, value: unknown, path: string, what: string) => {
    if (isOther(name, value))
      found.push(error(path, `${what} of what was launched cannot be changed. Duplicate it instead.`))
  }
  if (part.what === 'campaign') {
    check('objective', part.spec.objective, 'objective', 'The objective')
    check('categories', part.spec.categories, 'categories', 'The special categories')
    check('categoryCountries', part.spec.categoryCountries, 'categoryCountries', 'The countries of the category')
  } else if (!part.retired) {
    check('goal', part.spec.goal, 'goal', 'The goal')
    check('payer', part.spec.payer, 'payer', 'Who pays')
    check('beneficiary', part.spec.beneficiary, 'beneficiary', 'Whom it is for')
    const budget = before.part.what === 'ad_set' ? before.part.spec.budget : null
    if (budget && budget.kind !== part.spec.budget.kind)
      found.push(
        error('budget.kind', 'The kind of budget of what was launched cannot be changed. Duplicate it instead.'),
      )
  }
  return found
}

const error = (path: string, message: string): Finding => ({ path, level: 'error', message, by: 'rules' })
