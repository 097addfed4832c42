import { daysOf } from './campaignTimes.ts'
import { ask, error, type Rule } from './findings.ts'
import { moneyWords, mostMoney } from './money.ts'

/** So many times the smallest budget counts as usual as long as there is nothing to compare with. */
const usualFactor = 20

export const budgetFindings: Rule = (content, facts) => {
  const { budget, bid, schedule, creatives } = content
  const { account, usualDaily } = facts
  const found = []
  const words = (amount: number) => (account ? moneyWords(amount, account.currency) : String(amount))
  const { amount, kind, most } = budget
  if (bid.strategy !== 'lowest_cost' && !(bid.amount !== null && bid.amount > 0))
    found.push(
      error('bid.amount', bid.strategy === 'cost_cap' ? 'Say what a result may cost.' : 'Say the highest bid.'),
    )
  const wrong = wrongAmount(amount)
  if (amount === null || wrong) return [...found, error('budget.amount', wrong ?? 'Say how much it may cost.')]
  if (bid.amount !== null && bid.strategy !== 'lowest_cost' && bid.amount > amount)
    found.push(error('bid.amount', 'That is more than the whole budget.'))

  const days = daysOf(content, facts)
  const least = (account?.leastDaily ?? 0) * creatives.length * (kind === 'lifetime' ? (days ?? 1) : 1)
  if (amount < least)
    found.push(
      error(
        'budget.amount',
        `The platform takes ${words(least)} at the least${creatives.length > 1 ? ' for two creatives' : ''}${kind === 'lifetime' && days ? ` for ${days} days` : ''}.`,
      ),
    )
  const daily = kind === 'daily' ? amount : amount / Math.max(1, days ?? 1)
  const usual = usualDaily ?? (account ? account.leastDaily * usualFactor : null)
  if (usual && daily >= usual * 10)
    found.push(
      ask(
        'budget.amount',
        usualDaily
          ? `That is ${words(Math.round(daily))} a day, and ${words(usualDaily)} is usual for you. Do you mean it?`
          : `That is ${words(Math.round(daily))} a day, which is a lot for a first campaign. Do you mean it?`,
      ),
    )
  if (kind === 'daily' && schedule.endsAt === null) {
    const trouble = wrongAmount(most)
    if (most === null || trouble)
      found.push(error('budget.most', trouble ?? 'It has no end: say what all of it may cost at the most.'))
    else if (most < amount) found.push(error('budget.most', 'That is less than one day costs.'))
  }
  return found
}

/** Null for an amount that can be a budget, and for none. */
function wrongAmount(amount: number | null): string | null {
  if (amount === null) return null
  if (amount === 0) return 'For nothing nobody sees it. Say how much it may cost.'
  if (amount < 0) return 'An amount cannot be negative.'
  return amount > mostMoney ? 'That is more than any budget can be.' : null
}
