import { checkBudget } from './adBudgets.ts'
import { budgetTwice } from './adCampaigns.ts'
import { checkCategories } from './adCategories.ts'
import { notOf } from './adChanges.ts'
import { adNow } from './adClock.ts'
import { invalidAd, lacking } from './adErrors.ts'
import { checkGoal } from './adGoals.ts'
import { fieldsOf, read } from './adJson.ts'
import { spentOf } from './adLedger.ts'
import type { AdAccount, AdSetRow, CampaignRow } from './adRows.ts'
import { checkSchedule, daysBetween } from './adSchedule.ts'
import { checkTargeting, reachesUnion } from './adTargetingRules.ts'
import type { Params } from './params.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

interface Draft {
  account: AdAccount
  campaign: CampaignRow
  /** What the call says, which alone can be wrong about the past. */
  given: Params
  row: AdSetRow
  before?: AdSetRow
}

const billingEvents = [
  'IMPRESSIONS',
  'LINK_CLICKS',
  'THRUPLAY',
  'POST_ENGAGEMENT',
  'PAGE_LIKES',
  'APP_INSTALLS',
  'PURCHASE',
  'LISTING_INTERACTION',
  'OFFER_CLAIMS',
  'CLICKS',
  'NONE',
]

/** Everything that is asked of an ad set (reference 7.1 to 7.4), the first thing that is wrong thrown. */
export function checkAdSet(world: World, draft: Draft): void {
  const { campaign, row } = draft
  if (!row.optimizationGoal) throw lacking('optimization_goal')
  if (!row.billingEvent) throw lacking('billing_event')
  if (!billingEvents.includes(row.billingEvent)) throw notOf('billing_event', billingEvents, row.billingEvent)
  if (!row.targeting) throw lacking('targeting')
  checkGoal({
    objective: campaign.objective,
    goal: row.optimizationGoal,
    billingEvent: row.billingEvent,
    destinationType: row.destinationType,
    promotedObject: read(row.promotedObject),
  })
  checkMoney(world, draft)
  checkBid(world, draft)
  const targeting = fieldsOf(read(row.targeting))
  checkTargeting(targeting)
  checkCategories(campaign, targeting)
  if (reachesUnion(targeting)) checkPayer(draft)
}

function checkMoney(world: World, { account, campaign, given, row, before }: Draft): void {
  const ofCampaign = campaign.dailyBudget !== null || campaign.lifetimeBudget !== null
  const hasOwn = row.dailyBudget !== null || row.lifetimeBudget !== null
  if (ofCampaign && hasOwn) throw budgetTwice()
  if (!ofCampaign && !hasOwn) {
    throw invalidAd({
      title: 'Budget is missing',
      says: 'Set a daily or a lifetime budget, since the campaign has none.',
      blame: ['daily_budget', 'lifetime_budget'],
    })
  }
  const now = adNow(world)
  checkSchedule(now, {
    startTime: row.startTime,
    endTime: row.endTime,
    isDaily: (ofCampaign ? campaign : row).dailyBudget !== null,
    isLifetime: (ofCampaign ? campaign : row).lifetimeBudget !== null,
    endName: 'end_time',
    given,
  })
  if (campaign.budgetSharing === 1 && row.lifetimeBudget !== null) {
    throw invalidAd({
      title: 'Budget sharing needs daily budgets',
      says: 'Ad sets that share their budgets can only have daily ones.',
      blame: 'lifetime_budget',
    })
  }
  const spent = before ? spentOf(world, { adSetId: before.id }) : 0
  const days = daysBetween(before ? new Date(before.createdAt) : now, row.startTime, row.endTime)
  checkBudget(account, {
    ...row,
    ...(days === undefined ? {} : { days }),
    ...(before ? { before: { ...before, spent } } : {}),
  })
}

/** Reference 7.3; the numbers of the refusals but 4834009 and 2490487 are recollections. */
function checkBid(world: World, { campaign, given, row }: Draft): void {
  const ofCampaign = campaign.dailyBudget !== null || campaign.lifetimeBudget !== null
  const strategy = (ofCampaign ? campaign.bidStrategy : row.bidStrategy) ?? 'LOWEST_COST_WITHOUT_CAP'
  if (ofCampaign && given.bid_strategy !== undefined && row.bidStrategy !== strategy) {
    throw badBid('The bid strategy is the campaign’s, as its budget is.', 'bid_strategy', 2490487)
  }
  const isCapped = strategy === 'COST_CAP' || strategy === 'LOWEST_COST_WITH_BID_CAP'
  if (isCapped && row.bidAmount === null) {
    throw badBid(`With the bid strategy ${strategy} an amount is needed.`, 'bid_amount', 1815857)
  }
  if (!isCapped && row.bidAmount !== null) {
    throw badBid(`With the bid strategy ${strategy} there is no amount to bid.`, 'bid_amount', 1815858)
  }
  const budget = row.dailyBudget ?? row.lifetimeBudget
  const isPerThousand = ['REACH', 'IMPRESSIONS'].includes(row.optimizationGoal)
  if (row.bidAmount !== null && budget !== null && !isPerThousand && row.bidAmount > budget) {
    throw badBid('The bid can’t be higher than the budget.', 'bid_amount', 1885646)
  }
  if (campaign.budgetSharing !== 1) return
  const other = statement<[string, string, string], { id: string }>(
    world,
    `select id from adSets where campaignId = ? and id <> ? and status in ('ACTIVE', 'PAUSED')
       and coalesce(bidStrategy, 'LOWEST_COST_WITHOUT_CAP') <> ?`,
  ).get(campaign.id, row.id, strategy)
  if (other) throw badBid('Ad sets that share their budgets have the same bid strategy.', 'bid_strategy', 4834009)
}

/** Who pays and who profits, of the ad set or else of the account; recollection of the number. */
function checkPayer({ account, row }: Draft): void {
  const lacks = [
    ...(row.payer || account.payer ? [] : ['dsa_payor']),
    ...(row.beneficiary || account.beneficiary ? [] : ['dsa_beneficiary']),
  ]
  if (lacks.length === 0) return
  throw invalidAd({
    subcode: 3858079,
    title: 'Payer and beneficiary are missing',
    says: 'Ads shown in the European Union have to say who pays for them and who profits from them.',
    blame: lacks,
  })
}

const badBid = (says: string, blame: string, subcode: number) =>
  invalidAd({ subcode, title: 'Invalid bid', says, blame })
