import { requireToAdvertise, requireToSpend } from './adAccess.ts'
import { choiceOf } from './adChanges.ts'
import { adNow } from './adClock.ts'
import { invalidAd } from './adErrors.ts'
import { fieldsOf, objectOf, wordsOf } from './adJson.ts'
import { reviewFor } from './adReview.ts'
import {
  type AdAccount,
  type AdRow,
  type AdSetRow,
  type AdStatus,
  type CampaignRow,
  findAdSet,
  insertRow,
} from './adRows.ts'
import type { Call } from './call.ts'
import { newId } from './ids.ts'
import type { Json } from './node.ts'
import { flagOf, type Params, textOf } from './params.ts'
import { statement } from './statements.ts'

const switches = ['ACTIVE', 'PAUSED', 'INHERITED_FROM_SOURCE']

/**
 * `POST /{campaign|adset|ad}/copies` (reference 7.1): with `deep_copy` all that is in it, too. Paused unless told otherwise. The names of the
 * answers' fields are recollections.
 */
export function copyCampaign(call: Call, account: AdAccount, row: CampaignRow, params: Params): Json {
  requireToAdvertise(call)
  const id = newId.adThing(call.world)
  const sets = statement<[string], AdSetRow>(
    call.world,
    "select * from adSets where campaignId = ? and status in ('ACTIVE', 'PAUSED') order by createdAt, id",
  ).all(row.id)
  if (flagOf(params, 'deep_copy') && sets.length > 3) throw tooMuch()
  call.world.db.transaction(() => {
    insertRow(call.world, 'adCampaigns', { ...row, ...fresh(call, account, row, params), id })
    if (flagOf(params, 'deep_copy')) for (const set of sets) copySet(call, account, set, params, id)
  })()
  return { copied_campaign_id: id }
}

export function copyAdSet(call: Call, account: AdAccount, row: AdSetRow, params: Params): Json {
  requireToAdvertise(call)
  const campaignId = textOf(params, 'campaign_id') ?? row.campaignId
  return { copied_adset_id: call.world.db.transaction(() => copySet(call, account, row, params, campaignId))() }
}

export function copyAd(call: Call, account: AdAccount, row: AdRow, params: Params): Json {
  requireToAdvertise(call)
  const set = findAdSet(call.world, textOf(params, 'adset_id') ?? row.adSetId)
  if (!set || set.accountId !== account.id) {
    throw invalidAd({ title: 'Ad set isn’t available', says: 'There is no such ad set.', blame: 'adset_id' })
  }
  return { copied_ad_id: copyOne(call, account, row, params, set) }
}

function copySet(call: Call, account: AdAccount, row: AdSetRow, params: Params, campaignId: string): string {
  const id = newId.adThing(call.world)
  const copy = { ...row, ...fresh(call, account, row, params), id, campaignId }
  insertRow(call.world, 'adSets', copy)
  if (!flagOf(params, 'deep_copy')) return id
  const ads = statement<[string], AdRow>(
    call.world,
    "select * from adAds where adSetId = ? and status in ('ACTIVE', 'PAUSED') order by createdAt, id",
  ).all(row.id)
  for (const ad of ads) copyOne(call, account, ad, params, copy)
  return id
}

/** A copy shows the same post as what it was copied from, and is reviewed itself. */
function copyOne(call: Call, account: AdAccount, row: AdRow, params: Params, set: AdSetRow): string {
  const id = newId.adThing(call.world)
  const review = reviewFor(call.world, account, row.creativeId)
  const place = { id, adSetId: set.id, campaignId: set.campaignId }
  insertRow(call.world, 'adAds', { ...row, ...fresh(call, account, row, params), ...review, ...place })
  return id
}

function fresh({ world }: Call, account: AdAccount, row: { name: string; status: string }, params: Params) {
  const status = choiceOf(params, 'status_option', switches) ?? 'PAUSED'
  const { rename_suffix, rename_prefix } = fieldsOf(objectOf(params, 'rename_options'))
  const name = `${wordsOf(rename_prefix)}${row.name}${rename_suffix === undefined ? ' - Copy' : wordsOf(rename_suffix)}`
  const now = adNow(world).toISOString()
  const isActive = status === 'ACTIVE' || (status === 'INHERITED_FROM_SOURCE' && row.status === 'ACTIVE')
  const chosen: AdStatus = isActive ? 'ACTIVE' : 'PAUSED'
  if (isActive) requireToSpend(account)
  return {
    name: [...name].slice(0, 400).join(''),
    status: chosen,
    createdAt: now,
    updatedAt: now,
  }
}

const tooMuch = () =>
  invalidAd({
    subcode: 1487366,
    title: 'Too much to copy at once',
    says: 'A campaign with more than three ad sets can’t be copied with all that is in it in one call.',
    blame: 'deep_copy',
  })
