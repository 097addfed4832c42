import { countAudience } from './adAudience.ts'
import { lacking } from './adErrors.ts'
import { type Fields, objectOf } from './adJson.ts'
import { offsetOf } from './adMoney.ts'
import { type Position, positionsOf } from './adPositions.ts'
import type { AdAccount } from './adRows.ts'
import { checkTargeting } from './adTargetingRules.ts'
import type { Call } from './call.ts'
import type { Json } from './node.ts'
import { type Params, textOf } from './params.ts'

/** `GET /act_X/reachestimate`: how many people the targeting fits, as a range; a single object, as the docs have it (reference 7.6). */
export function estimateReach(call: Call, account: AdAccount, params: Params): Json {
  const { lower, upper } = sizeOf(call, account, targetingIn(params))
  return { data: { users_lower_bound: lower, users_upper_bound: upper, estimate_ready: true } }
}

/** Which of the two columns of a position counts as a result of a goal. */
const results: Record<string, (position: Position) => number> = {
  LINK_CLICKS: ({ clicks }) => clicks,
  LANDING_PAGE_VIEWS: ({ clicks }) => clicks * 0.8,
  POST_ENGAGEMENT: ({ clicks, reactions }) => clicks + reactions,
}

/** `delivery_estimate` of an account or an ad set: the size, and what more money brings on a day (reference 7.6). */
export function estimateDelivery(call: Call, account: AdAccount, params: Params): Json {
  const targeting = targetingIn(params)
  const goal = textOf(params, 'optimization_goal')
  if (!goal) throw lacking('optimization_goal')
  const { count, lower, upper } = sizeOf(call, account, targeting)
  const daily = Math.round(count * 0.6)
  return {
    data: [
      {
        daily_outcomes_curve: curveOf(account, targeting, goal, daily),
        estimate_dau: daily,
        estimate_mau_lower_bound: lower,
        estimate_mau_upper_bound: upper,
        estimate_ready: true,
      },
    ],
  }
}

function sizeOf({ world }: Call, account: AdAccount, targeting: Fields) {
  const count = countAudience(world, targeting, account.pageId)
  return { count, lower: rounded(count * 0.92), upper: rounded(count * 1.08) }
}

/** To two digits, as nobody can say it more exactly. */
function rounded(count: number): number {
  if (count < 100) return Math.round(count)
  const unit = 10 ** (Math.floor(Math.log10(count)) - 1)
  return Math.round(count / unit) * unit
}

/** Ever more money reaches ever fewer who have not been reached yet: who has seen it once sees it again. */
function curveOf(account: AdAccount, targeting: Fields, goal: string, audience: number): Json[] {
  const positions = [...positionsOf(targeting, 'facebook'), ...positionsOf(targeting, 'instagram')]
  const views = positions.reduce((sum, position) => sum + position.views, 0)
  if (views === 0 || audience === 0) return []
  const mean = (of: (position: Position) => number) =>
    positions.reduce((sum, position) => sum + of(position) * position.views, 0) / views
  const price = mean((position) => position.price) * (offsetOf(account.currency) === 1 ? 1.6 : 1)
  const perThousand = results[goal] ? mean(results[goal]) : undefined
  return [0, 0.02, 0.05, 0.1, 0.2, 0.35, 0.6, 1, 1.6, 2.5].map((depth) => {
    const impressions = audience * depth
    const reach = audience * (1 - Math.exp(-depth))
    const actions =
      perThousand === undefined ? (goal === 'REACH' ? reach : impressions) : (impressions * perThousand) / 1000
    // Whoever wants all of an audience bids against everybody else who wants it.
    const spend = (impressions / 1000) * price * (1 + depth * 0.4)
    return {
      spend: Math.round(spend),
      reach: Math.round(reach),
      impressions: Math.round(impressions),
      actions: Math.round(actions),
    }
  })
}

function targetingIn(params: Params): Fields {
  const targeting = objectOf(params, 'targeting_spec')
  if (!targeting) throw lacking('targeting_spec')
  // An estimate does not insist on the flag that only an ad set has to carry.
  const { targeting_automation = { advantage_audience: 0 } } = targeting
  checkTargeting({ ...targeting, targeting_automation })
  return targeting
}
