import { isCheck, requireToAdvertise, requireToSpend } from './adAccess.ts'
import { checkBudget } from './adBudgets.ts'
import { checkCategories, readCategories } from './adCategories.ts'
import { changedStatus, choiceOf, nameIn, newStatus, notOf, touchedIn } from './adChanges.ts'
import { adNow } from './adClock.ts'
import { invalidAd, lacking } from './adErrors.ts'
import { objectivesInUse } from './adGoals.ts'
import { read } from './adJson.ts'
import { spentOf } from './adLedger.ts'
import { amountOf } from './adMoney.ts'
import { type AdAccount, type AdSetRow, type CampaignRow, changeRow, insertRow } from './adRows.ts'
import { scheduledTime } from './adSchedule.ts'
import type { Call } from './call.ts'
import { newId } from './ids.ts'
import { type Json, success } from './node.ts'
import { flagOf, type Params, textOf } from './params.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

export const strategies = [
  'LOWEST_COST_WITHOUT_CAP',
  'LOWEST_COST_WITH_BID_CAP',
  'COST_CAP',
  'LOWEST_COST_WITH_MIN_ROAS',
]

/** What the platform takes for "no cap" where it cannot be sent nothing. Recollection. */
const noCap = 922_337_203_685_478

/** `POST /act_X/campaigns` (reference 7.1). */
export function createCampaign(call: Call, account: AdAccount, params: Params): Json {
  requireToAdvertise(call)
  const { world } = call
  const now = adNow(world).toISOString()
  const objective = textOf(params, 'objective')
  if (!objective) throw lacking('objective')
  if (!objectivesInUse.includes(objective)) throw notOf('objective', objectivesInUse, objective)
  if ((choiceOf(params, 'buying_type', ['AUCTION', 'RESERVED']) ?? 'AUCTION') !== 'AUCTION') {
    throw invalidAd({
      title: 'Not available',
      says: 'Reservation is not open to this ad account.',
      blame: 'buying_type',
    })
  }
  const blank = { dailyBudget: null, lifetimeBudget: null, bidStrategy: null, spendCap: null, budgetSharing: null }
  const row: CampaignRow = {
    id: newId.adThing(world),
    accountId: account.id,
    objective,
    ...readCategories(params),
    ...moneyIn(params, blank),
    name: nameIn(params, 400),
    status: newStatus(params),
    startTime: scheduledTime(params, 'start_time') ?? null,
    stopTime: scheduledTime(params, 'stop_time') ?? null,
    createdAt: now,
    updatedAt: now,
  }
  checkMoney(world, account, row)
  if (row.status === 'ACTIVE') requireToSpend(account)
  if (isCheck({ params })) return success
  insertRow(world, 'adCampaigns', row)
  return { id: row.id }
}

/** `POST /{campaign}`. */
export function changeCampaign(call: Call, account: AdAccount, before: CampaignRow, params: Params): Json {
  requireToAdvertise(call)
  const status = changedStatus(params, before.status)
  const objective = textOf(params, 'objective')
  if (objective && objective !== before.objective) {
    throw invalidAd({
      title: 'Objective is fixed',
      says: 'The objective can’t be changed any more.',
      blame: 'objective',
    })
  }
  const stopTime = scheduledTime(params, 'stop_time')
  const changed = {
    name: nameIn(params, 400, before.name),
    status,
    ...moneyIn(params, before),
    ...(params.special_ad_categories === undefined ? {} : readCategories(params)),
    ...(stopTime === undefined ? {} : { stopTime }),
  }
  const row = { ...before, ...changed }
  if (touchedIn(params)) {
    checkMoney(call.world, account, row, before)
    checkSets(call.world, row)
  }
  if (status === 'ACTIVE' && before.status !== 'ACTIVE') requireToSpend(account)
  if (isCheck({ params })) return success
  changeRow(call.world, 'adCampaigns', before.id, changed)
  return success
}

type Money = Pick<CampaignRow, 'dailyBudget' | 'lifetimeBudget' | 'bidStrategy' | 'spendCap' | 'budgetSharing'>

/** What was given of budget and bids; zero takes it away, and one kind of budget replaces the other. */
function moneyIn(params: Params, before: Money): Money {
  const [daily, lifetime, cap] = ['daily_budget', 'lifetime_budget', 'spend_cap'].map((name) => amountOf(params, name))
  const sharing = flagOf(params, 'is_adset_budget_sharing_enabled')
  const dailyBudget = daily === undefined ? (lifetime ? null : before.dailyBudget) : daily || null
  const lifetimeBudget = lifetime === undefined ? (daily ? null : before.lifetimeBudget) : lifetime || null
  const hasBudget = dailyBudget !== null || lifetimeBudget !== null
  const bidStrategy = choiceOf(params, 'bid_strategy', strategies) ?? before.bidStrategy
  return {
    dailyBudget,
    lifetimeBudget,
    bidStrategy: hasBudget ? (bidStrategy ?? 'LOWEST_COST_WITHOUT_CAP') : bidStrategy,
    spendCap: cap === undefined ? before.spendCap : cap === 0 || cap >= noCap ? null : cap,
    budgetSharing: sharing === undefined ? before.budgetSharing : Number(sharing),
  }
}

function checkMoney(world: World, account: AdAccount, row: CampaignRow, before?: CampaignRow): void {
  const spent = spentOf(world, { campaignId: row.id })
  checkBudget(account, { ...row, billingEvent: 'IMPRESSIONS', ...(before ? { before: { ...before, spent } } : {}) })
  const hasBudget = row.dailyBudget !== null || row.lifetimeBudget !== null
  const flag = 'is_adset_budget_sharing_enabled'
  if (!hasBudget && row.budgetSharing === null) {
    throw invalidAd({
      subcode: 4834011,
      title: 'Must specify True or False in is_adset_budget_sharing_enabled field',
      says: 'If the campaign has no budget of its own, say whether its ad sets may share up to 20% of theirs.',
      blame: flag,
    })
  }
  if (hasBudget && row.budgetSharing === 1) {
    throw invalidAd({
      subcode: 4834002,
      title: 'Ad set budget sharing can’t be combined with a campaign budget',
      says: 'Ad sets can share their budgets only where the campaign has none of its own.',
      blame: flag,
    })
  }
  if (!hasBudget && row.bidStrategy !== null) {
    throw invalidAd({
      title: 'Bid strategy without a budget',
      says: 'Without a campaign budget each ad set has a bid strategy of its own.',
      blame: 'bid_strategy',
    })
  }
  if (row.spendCap === null || row.spendCap === before?.spendCap) return
  if (row.spendCap >= Math.max(account.minDaily, spent)) return
  throw invalidAd({
    title: 'Spending limit is too low',
    says: 'A campaign spending limit can’t be lower than a day’s least budget or than what has been spent already.',
    blame: 'spend_cap',
  })
}

/** What is in the campaign has to go with what it becomes. */
function checkSets(world: World, row: CampaignRow): void {
  const sets = statement<[string], AdSetRow>(
    world,
    "select * from adSets where campaignId = ? and status in ('ACTIVE', 'PAUSED')",
  ).all(row.id)
  const hasBudget = row.dailyBudget !== null || row.lifetimeBudget !== null
  for (const set of sets) {
    if (hasBudget && (set.dailyBudget !== null || set.lifetimeBudget !== null)) throw budgetTwice()
    checkCategories(row, read(set.targeting))
  }
}

export const budgetTwice = () =>
  invalidAd({
    subcode: 1885621,
    title: 'You can’t set an ad set budget and a campaign budget',
    says: 'You can only set a budget on the campaign or on its ad sets, never on both.',
    blame: ['daily_budget', 'lifetime_budget'],
  })
