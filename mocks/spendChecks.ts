import type { Campaign } from '../server/contract/campaigns.ts'
import { moneyWords } from '../server/contract/money.ts'
import { Problem } from '../server/contract/problem.ts'
import type { MockCampaign } from './advertisingMemory.ts'
import { campaignView } from './campaignViews.ts'
import { campaignsOf, commitmentsOf, costOf, limitsOf } from './commitments.ts'
import { type MockContext, memberOf } from './context.ts'

/** Throws `conflict` while all spending is stopped, or when a limit of the pair or the team would be passed. */
export function checkSpending(context: MockContext, done: string, campaign?: MockCampaign) {
  const { state } = context
  const { teamId } = memberOf(context)
  const stop = state.spendStops[teamId]
  if (stop) throw new Problem('conflict', `All spending is stopped by ${stop.by}, so nothing is ${done}.`)
  if (!campaign) return
  const { currency, content } = campaignView(context, campaign)
  const { mostInMonth } = costOf(content, state.now())
  if (!currency || mostInMonth === null) return
  const others = campaignsOf(context).filter(({ id }) => id !== campaign.id)
  const check = (limit: number | null, among: Campaign[], whose: string) => {
    const [month] = commitmentsOf(state, among, () => limit).filter((one) => one.currency === currency)
    const taken = (month?.spent ?? 0) + (month?.committed ?? 0)
    if (limit === null || taken + mostInMonth <= limit) return
    throw new Problem(
      'conflict',
      `It can spend ${moneyWords(mostInMonth, currency)} in a month, but of the ${moneyWords(limit, currency)} ${whose} only ${moneyWords(Math.max(0, limit - taken), currency)} are left.`,
    )
  }
  check(
    limitsOf(state, campaign.pairId).perMonth,
    others.filter(({ pairId }) => pairId === campaign.pairId),
    'of the pair',
  )
  const ofTeam = state.teamLimits[teamId]?.items.find((one) => one.currency === currency)
  check(ofTeam?.perMonth ?? null, others, 'of the team')
}
