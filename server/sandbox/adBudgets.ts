import { invalidAd } from './adErrors.ts'
import { leastFor, offsetOf, spoken } from './adMoney.ts'
import type { AdAccount } from './adRows.ts'

interface Budget {
  dailyBudget: number | null
  lifetimeBudget: number | null
}

interface Ask extends Budget {
  billingEvent: string
  /** How many days it runs, begun ones counted; undefined while nobody knows. */
  days?: number
  /** What it was, and what of it is gone. */
  before?: Budget & { spent: number }
}

/** One budget at most, enough for its days, and not less than what is gone already (reference 7.1, 7.3). */
export function checkBudget(account: AdAccount, { dailyBudget, lifetimeBudget, billingEvent, days = 1, before }: Ask) {
  if (dailyBudget !== null && lifetimeBudget !== null) {
    throw invalidAd({
      title: 'Two budgets',
      says: 'Choose a daily budget or a lifetime budget, not both.',
      blame: ['daily_budget', 'lifetime_budget'],
    })
  }
  const amount = dailyBudget ?? lifetimeBudget
  if (amount === null) return
  const name = dailyBudget === null ? 'lifetime_budget' : 'daily_budget'
  const least = leastFor(account, billingEvent) * (dailyBudget === null ? Math.max(1, Math.ceil(days)) : 1)
  if (amount < least) {
    throw invalidAd({
      subcode: 1885272,
      title: 'Your budget is too low',
      says: `The budget has to be at least ${spoken(account, least)}.`,
      blame: name,
    })
  }
  // Recollection: the platform has a highest budget as well, which nobody reaches on purpose.
  if (amount > 1_000_000 * offsetOf(account.currency)) {
    throw invalidAd({
      subcode: 1885273,
      title: 'Your budget is too high',
      says: `The budget can be at most ${spoken(account, 1_000_000 * offsetOf(account.currency))}.`,
      blame: name,
    })
  }
  const isLowered = before && amount < ((dailyBudget === null ? before.lifetimeBudget : before.dailyBudget) ?? 0)
  if (!isLowered || amount >= Math.ceil(before.spent * 1.1)) return
  throw invalidAd({
    subcode: 1885650,
    title: 'Your budget is too low',
    says: `${spoken(account, before.spent)} have been spent already, so the budget has to be at least ${spoken(account, Math.ceil(before.spent * 1.1))}.`,
    blame: name,
  })
}
