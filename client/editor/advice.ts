import { daysOf } from '../../server/contract/campaignTimes.ts'
import type { Editing } from './editing.ts'

interface Advice {
  /** In the smallest amounts, for a day or in all as the budget counts. */
  amount: number
  reason: string
}

/** As many times the smallest daily budget as usually buy enough showings to learn from. */
const startFactor = 10

/** A budget to begin with, and why: what is usual for the pair, or else what the platform needs to learn from. */
export function budgetAdvice({ content, facts, account }: Editing): Advice | null {
  if (!account) return null
  const days = content.budget.kind === 'daily' ? 1 : daysOf(content, facts)
  if (days === null) return null
  const ads = content.creatives.length
  if (facts.usualDaily !== null)
    return {
      amount: facts.usualDaily * days,
      reason: `the middle of what your other campaigns have${days > 1 ? `, for ${days} days` : ''}`,
    }
  const times = ads > 1 ? ', once for each creative' : ''
  return {
    amount: account.leastDaily * startFactor * ads * days,
    reason: `ten times the smallest that the platform takes${times}, so that it can learn within days`,
  }
}
