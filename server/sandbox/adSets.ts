import { isCheck, requireToAdvertise, requireToSpend } from './adAccess.ts'
import { strategies } from './adCampaigns.ts'
import { changedStatus, choiceOf, nameIn, newStatus, touchedIn } from './adChanges.ts'
import { adNow } from './adClock.ts'
import { invalidAd, lacking } from './adErrors.ts'
import { objectOf } from './adJson.ts'
import { amountOf } from './adMoney.ts'
import { type AdAccount, type AdSetRow, type CampaignRow, changeRow, findCampaign, insertRow } from './adRows.ts'
import { scheduledTime } from './adSchedule.ts'
import { checkAdSet } from './adSetRules.ts'
import type { Call } from './call.ts'
import { newId } from './ids.ts'
import { type Json, success } from './node.ts'
import { type Params, textOf } from './params.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

const mostPerCampaign = 200

/** `POST /act_X/adsets` (reference 7.1). */
export function createAdSet(call: Call, account: AdAccount, params: Params): Json {
  requireToAdvertise(call)
  const { world } = call
  const now = adNow(world).toISOString()
  const campaign = campaignFor(world, account, textOf(params, 'campaign_id'))
  const row: AdSetRow = {
    ...readSet(params, blank),
    id: newId.adThing(world),
    campaignId: campaign.id,
    accountId: account.id,
    name: nameIn(params, 400),
    status: newStatus(params),
    createdAt: now,
    updatedAt: now,
  }
  checkAdSet(world, { account, campaign, given: params, row })
  if (row.status === 'ACTIVE') requireToSpend(account)
  if (isCheck({ params })) return success
  insertRow(world, 'adSets', row)
  return { id: row.id }
}

/** `POST /{adset}`: what is given replaces what there was, and the whole has to hold. */
export function changeAdSet(call: Call, account: AdAccount, before: AdSetRow, params: Params): Json {
  requireToAdvertise(call)
  const { world } = call
  const status = changedStatus(params, before.status)
  const campaign = findCampaign(world, before.campaignId)
  if (!campaign) throw lacking('campaign_id')
  const changed = { ...readSet(params, before), name: nameIn(params, 400, before.name), status }
  const row = { ...before, ...changed }
  const isKept = status === 'ACTIVE' || status === 'PAUSED'
  if (isKept && touchedIn(params)) checkAdSet(world, { account, campaign, given: params, row, before })
  if (status === 'ACTIVE' && before.status !== 'ACTIVE') requireToSpend(account)
  if (isCheck({ params })) return success
  changeRow(world, 'adSets', before.id, changed)
  return success
}

function campaignFor(world: World, account: AdAccount, id: string | undefined): CampaignRow {
  if (!id) throw lacking('campaign_id', 'Say which campaign it belongs to.')
  const campaign = findCampaign(world, id)
  if (!campaign || campaign.accountId !== account.id || !['ACTIVE', 'PAUSED'].includes(campaign.status)) {
    throw invalidAd({
      title: 'Campaign isn’t available',
      says: 'The campaign doesn’t exist in this ad account, or it has been deleted or archived.',
      blame: 'campaign_id',
    })
  }
  const count = statement<[string], { count: number }>(
    world,
    "select count(*) as count from adSets where campaignId = ? and status in ('ACTIVE', 'PAUSED')",
  ).get(id)
  if ((count?.count ?? 0) < mostPerCampaign) return campaign
  throw invalidAd({
    title: 'Too many ad sets',
    says: `A campaign can hold at most ${mostPerCampaign} ad sets.`,
    blame: 'campaign_id',
  })
}

type Told = Omit<AdSetRow, 'id' | 'campaignId' | 'accountId' | 'name' | 'status' | 'createdAt' | 'updatedAt'>

const blank: Told = {
  optimizationGoal: '',
  billingEvent: '',
  bidAmount: null,
  bidStrategy: null,
  dailyBudget: null,
  lifetimeBudget: null,
  startTime: null,
  endTime: null,
  targeting: '',
  destinationType: null,
  promotedObject: null,
  payer: null,
  beneficiary: null,
}

function readSet(params: Params, before: Told): Told {
  const [daily, lifetime, bid] = ['daily_budget', 'lifetime_budget', 'bid_amount'].map((name) => amountOf(params, name))
  const [startTime, endTime] = ['start_time', 'end_time'].map((name) => scheduledTime(params, name))
  const strategy = choiceOf(params, 'bid_strategy', strategies)
  const targeting = objectOf(params, 'targeting')
  const promoted = objectOf(params, 'promoted_object')
  const bidAmount = bid === undefined ? before.bidAmount : bid || null
  // An amount without a strategy is the highest bid (reference 7.3).
  const bidStrategy = strategy ?? (bid ? (before.bidStrategy ?? 'LOWEST_COST_WITH_BID_CAP') : before.bidStrategy)
  return {
    optimizationGoal: textOf(params, 'optimization_goal') ?? before.optimizationGoal,
    billingEvent: textOf(params, 'billing_event') ?? before.billingEvent,
    bidAmount: strategy === 'LOWEST_COST_WITHOUT_CAP' && bid === undefined ? null : bidAmount,
    bidStrategy,
    dailyBudget: daily === undefined ? (lifetime ? null : before.dailyBudget) : daily || null,
    lifetimeBudget: lifetime === undefined ? (daily ? null : before.lifetimeBudget) : lifetime || null,
    startTime: startTime === undefined ? before.startTime : startTime,
    endTime: endTime === undefined ? before.endTime : endTime,
    targeting: targeting ? JSON.stringify(targeting) : before.targeting,
    destinationType: textOf(params, 'destination_type') ?? before.destinationType,
    promotedObject: promoted ? JSON.stringify(promoted) : before.promotedObject,
    payer: textOf(params, 'dsa_payor') ?? before.payer,
    beneficiary: textOf(params, 'dsa_beneficiary') ?? before.beneficiary,
  }
}
